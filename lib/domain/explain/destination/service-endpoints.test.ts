import { describe, expect, it } from "vitest";
import type { K8sObject } from "@/lib/demo/world/k8s-object";
import { demoPod, demoService } from "@/lib/testing/demo-objects";
import { edgeMesh } from "@/lib/testing/explain/gateway-edge";
import type { Json, JsonObject } from "../../mesh/cluster-object";
import { knownServices } from "./known-services";
import { serviceEndpoints } from "./service-endpoints";

const READY = demoPod({ workload: "web", ports: [9090] });
const WAITING = demoPod({ workload: "web", index: 1, ready: false });
const OTHER = demoPod({ workload: "api" });

const slice = (endpoints: Json, more: JsonObject = {}): K8sObject => ({
  apiVersion: "discovery.k8s.io/v1",
  kind: "EndpointSlice",
  metadata: { namespace: "shop", name: "web-1", labels: { "kubernetes.io/service-name": "web" } },
  ports: [{ name: "http", port: 8080 }],
  endpoints,
  ...more,
});
const podOf = ({ metadata: { name } }: K8sObject, more: JsonObject = {}): JsonObject => ({
  addresses: ["10.9.9.9"],
  targetRef: { kind: "Pod", name },
  ...more,
});

/** Where requests to port 8080 of the Service `web` end: pods by their workload, others by their address. */
function ends(objects: readonly K8sObject[], spec: JsonObject = {}): readonly string[] {
  const { routing } = edgeMesh([...objects, demoService({ name: "web", spec })]);
  const [service] = knownServices(routing.snapshot).named("web.shop.svc.cluster.local");
  const [port] = service?.ports ?? [];
  if (!service || !port) throw new Error("no such service");
  return serviceEndpoints(routing, service, port).map(
    (one) => `${one.workload?.workload ?? one.address}:${one.port}`,
  );
}

describe("behind a Service without EndpointSlices are", () => {
  const port = (targetPort: Json): JsonObject => ({ ports: [{ name: "http", port: 8080, targetPort }] });
  it.each<readonly [what: string, spec: JsonObject, expected: readonly string[]]>([
    ["the ready pods it selects", {}, ["web:8080"]],
    ["all that run, where it publishes them", { publishNotReadyAddresses: true }, ["web:8080", "web:8080"]],
    ["none without a selector", { selector: {} }, []],
    ["its pods at the port it targets", port(9090), ["web:9090"]],
    ["its pods at its own port, where no container has one of that name", port("admin"), ["web:8080"]],
  ])("%s", (_what, spec, expected) => {
    expect(ends([READY, WAITING, OTHER], spec)).toEqual(expected);
  });
});

// https://kubernetes.io/docs/concepts/services-networking/endpoint-slices/
describe("behind a Service with EndpointSlices are", () => {
  it.each<readonly [what: string, objects: readonly K8sObject[], expected: readonly string[]]>([
    ["the pods they name, whatever it selects", [slice([podOf(OTHER)])], ["api:8080"]],
    ["no pods that they call unready", [slice([podOf(READY, { conditions: { ready: false } })])], []],
    ["no pods that are not ready", [slice([podOf(WAITING)])], []],
    [
      "no pods that are gone",
      [slice([{ addresses: ["10.9.9.9"], targetRef: { kind: "Pod", name: "x" } }])],
      [],
    ],
    ["addresses that are no pods", [slice([{ addresses: ["203.0.113.7"] }])], ["203.0.113.7:8080"]],
    ["none of a slice of another port", [slice([podOf(READY)], { ports: [{ name: "admin", port: 1 }] })], []],
    [
      "those at the port of the slice",
      [slice([podOf(READY)], { ports: [{ name: "http", port: 7 }] })],
      ["web:7"],
    ],
  ])("%s", (_what, objects, expected) => {
    expect(ends([READY, WAITING, OTHER, ...objects])).toEqual(expected);
  });

  it("unready pods where it publishes them", () => {
    expect(ends([WAITING, slice([podOf(WAITING)])], { publishNotReadyAddresses: true })).toEqual([
      "web:8080",
    ]);
  });
});
