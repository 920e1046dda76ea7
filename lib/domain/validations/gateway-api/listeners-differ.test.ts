import { describe, expect, it } from "vitest";
import type { ClusterObject, JsonObject } from "@/lib/domain/mesh/cluster-object";
import { foundBy } from "@/lib/testing/found-by";
import { specObject } from "@/lib/testing/spec-object";
import { listenersDiffer } from "./listeners-differ";

const GATEWAY = "Gateway.gateway.networking.k8s.io";
const listener = (more: JsonObject = {}): JsonObject => ({
  name: "web",
  hostname: "www.example.com",
  port: 80,
  protocol: "HTTP",
  ...more,
});
const gateway = (path: string, spec: JsonObject, status?: JsonObject): ClusterObject =>
  specObject(GATEWAY, path, { gatewayClassName: "istio", ...spec }, status === undefined ? {} : { status });

describe("the listeners of one Gateway", () => {
  it("that have hostname, port and protocol in common are each an error", () => {
    const twins = gateway("edge/one", { listeners: [listener(), listener({ name: "again" })] });
    expect(foundBy(listenersDiffer, twins)).toEqual([
      "KIA1503 error spec.listeners[0]",
      "KIA1503 error spec.listeners[1]",
    ]);
  });

  it("may differ in one of them", () => {
    const listeners = [
      listener(),
      listener({ port: 81 }),
      listener({ protocol: "HTTPS" }),
      listener({ hostname: "a.example.com" }),
    ];
    expect(foundBy(listenersDiffer, gateway("edge/one", { listeners }))).toEqual([]);
  });
});
