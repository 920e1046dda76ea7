import { describe, expect, it } from "vitest";
import type { ClusterObject, JsonObject } from "@/lib/domain/mesh/cluster-object";
import { foundBy } from "@/lib/testing/found-by";
import { specObject } from "@/lib/testing/spec-object";
import { gatewayStatus } from "./gateway-status";

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

describe("the status of a Gateway", () => {
  const condition = (type: string, status: string, reason = "Invalid", message = ""): JsonObject => ({
    type,
    status,
    reason,
    message,
  });
  const told = (
    conditions: readonly JsonObject[],
    ofListener: readonly JsonObject[] = [],
  ): readonly string[] =>
    foundBy(
      gatewayStatus,
      gateway(
        "edge/one",
        { listeners: [listener()] },
        {
          conditions,
          listeners: [
            { name: "web", conditions: ofListener },
            { name: "gone", conditions: ofListener },
          ],
        },
      ),
    );

  it.each(["Accepted", "Programmed", "Ready", "Scheduled"])("is told where %s is false", (type) => {
    expect(told([condition(type, "False")])).toEqual(["GWAPI warning"]);
    expect(told([condition(type, "True"), condition(type, "Unknown")])).toEqual([]);
    expect(told([], [condition(type, "False")])).toEqual(["GWAPI warning spec.listeners[0]"]);
  });

  it.each([
    ["Conflicted", "True", 1],
    ["Detached", "True", 1],
    ["ResolvedRefs", "False", 1],
    ["Conflicted", "False", 0],
    ["ResolvedRefs", "True", 0],
  ])("of a listener with %s=%s", (type, status, findings) => {
    expect(told([], [condition(type, status)])).toHaveLength(findings);
    expect(told([condition(type, status)])).toEqual([]);
  });

  it.each([
    ["Pending", "", 0],
    ["ListenersNotValid", "", 0],
    ["ListenerSetsNotValid", "", 0],
    ["AddressNotAssigned", "Assigned to service, address pending", 0],
    ["AddressNotAssigned", "no such address", 1],
    ["NoResources", "", 1],
  ])("for the reason %s %s", (reason, message, findings) => {
    expect(told([condition("Programmed", "False", reason, message)])).toHaveLength(findings);
  });

  it("that is not there says nothing", () => {
    expect(foundBy(gatewayStatus, gateway("edge/one", {}))).toEqual([]);
  });
});
