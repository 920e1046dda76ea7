import { describe, expect, it } from "vitest";
import { meshWorkload, shopRouting, shopService } from "@/lib/testing/shop-mesh";
import { cartRow } from "@/lib/testing/shop-rows";
import { specObject } from "@/lib/testing/spec-object";
import { namespaceOf, workloadObjects } from "@/lib/testing/workload-objects";
import type { TelemetryRow } from "../graph/telemetry-row";
import type { ClusterObject } from "../mesh/cluster-object";
import type { MeshRouting } from "../routing/mesh-routing";
import { routedHosts } from "../routing/routed-hosts";
import { callingProxy } from "./calling-proxy";
import { endsOfFlow, peerOf, portsOfFlow, type EndsOfFlow } from "./flow-ends";
import type { ObservedFlow } from "./observed-flow";
import { observedFlows } from "./observed-flows";

const flowOf = (mesh: MeshRouting, changes: Partial<TelemetryRow> = {}): ObservedFlow => {
  const [flow] = observedFlows([cartRow("cart-v1", 1, changes)], mesh.snapshot, "Kubernetes");
  if (!flow) throw new Error("no flow");
  return flow;
};
const waypoint = (name: string): readonly ClusterObject[] => [
  ...workloadObjects(`shop/${name}`, {
    labels: { "gateway.networking.k8s.io/gateway-name": name },
    containers: [{ name: "istio-proxy" }],
  }),
  specObject("Gateway.gateway.networking.k8s.io", `shop/${name}`, { gatewayClassName: "istio-waypoint" }),
];
const endsOf = (mesh: MeshRouting, changes: Partial<TelemetryRow> = {}): EndsOfFlow | null =>
  endsOfFlow(mesh, flowOf(mesh, changes), routedHosts(mesh.snapshot));
const VIA: Partial<TelemetryRow> = { reporter: "waypoint" };

describe("endsOfFlow", () => {
  it("knows both workloads", () => {
    const ends = endsOf(shopRouting());
    expect([ends?.client?.workload, ends?.server?.workload, ends?.waypoint]).toEqual([
      "web",
      "cart-v1",
      null,
    ]);
  });

  it.each<readonly [rule: string, changes: Partial<TelemetryRow>]>([
    ["reached no workload", { destinationWorkload: "", destinationNamespace: "" }],
    ["left the cluster", { destinationWorkload: "elsewhere" }],
  ])("has none where the flow %s", (_rule, changes) => {
    expect(endsOf(shopRouting(), changes)).toBeNull();
  });

  it("does not know a caller of nowhere", () => {
    expect(endsOf(shopRouting(), { sourceWorkload: "", sourceNamespace: "" })?.client).toBeNull();
  });

  it("finds the waypoint the service is labelled with", () => {
    const mesh = shopRouting(
      ...waypoint("a"),
      ...waypoint("b"),
      shopService("shop/labelled", {}, { "istio.io/use-waypoint": "b" }),
    );
    const changes = { ...VIA, destinationService: "labelled", destinationHost: "" };
    expect(endsOf(mesh, changes)?.waypoint?.workload).toBe("b");
  });

  it("finds the namespace's waypoint, else any of the namespace", () => {
    expect(endsOf(shopRouting(...waypoint("a")), VIA)?.waypoint?.workload).toBe("a");
    expect(endsOf(shopRouting(), VIA)?.waypoint).toBeNull();
  });

  it("takes the service whose routes lead to the one named for the one that was called", () => {
    const route = specObject("HTTPRoute", "shop/front", {
      parentRefs: [{ kind: "Service", name: "front" }],
      rules: [{ backendRefs: [{ name: "cart" }] }],
    });
    const mesh = shopRouting(...waypoint("a"), shopService("shop/front"), route);
    expect(endsOf(mesh, VIA)?.services).toEqual([{ namespace: "shop", name: "front" }]);
    expect(endsOf(mesh)?.services).toEqual([{ namespace: "shop", name: "cart" }]);
  });
});

describe("peerOf", () => {
  const mesh = shopRouting();
  it.each<readonly [rule: string, changes: Partial<TelemetryRow>, known: boolean, expected: unknown]>([
    [
      "the principal of telemetry",
      {},
      true,
      { namespace: "shop", serviceAccount: "web", principal: "cluster.local/ns/shop/sa/web" },
    ],
    [
      "the cluster's account",
      { sourcePrincipal: "" },
      true,
      { namespace: "shop", serviceAccount: "web", principal: "" },
    ],
    [
      "the namespace alone",
      { sourcePrincipal: "" },
      false,
      { namespace: "shop", serviceAccount: "", principal: "" },
    ],
    ["nobody", { sourcePrincipal: "", sourceNamespace: "", sourceWorkload: "" }, false, "unknown"],
  ])("is %s", (_rule, changes, known, expected) => {
    const client = meshWorkload({ workload: "web", serviceAccount: "web" });
    expect(peerOf(flowOf(mesh, changes), known ? client : null)).toEqual(expected);
  });
});

it("tells the ports a flow may have gone to", () => {
  const two = shopService("shop/two", {
    ports: [
      { port: 80, targetPort: 8080 },
      { port: 90, targetPort: "web" },
    ],
  });
  const mesh = shopRouting(two);
  const ofTwo = flowOf(mesh, { destinationService: "two", destinationHost: "" });
  const server = meshWorkload({ namedPorts: { web: 9090 } });
  expect(portsOfFlow(mesh, ofTwo, server, [])).toEqual([8080, 9090]);
  expect(portsOfFlow(mesh, flowOf(mesh), server, [1])).toEqual([8080]);
  const byAddress = flowOf(mesh, { destinationService: "PassthroughCluster", destinationHost: "" });
  expect(portsOfFlow(mesh, byAddress, server, [1])).toEqual([null, 1]);
  expect(portsOfFlow(mesh, ofTwo, null, [1])).toEqual([null]);
});

describe("callingProxy", () => {
  const ambient = shopRouting(
    ...workloadObjects("calm/job"),
    namespaceOf("calm", { "istio.io/dataplane-mode": "ambient" }),
  );
  const FROM_JOB: Partial<TelemetryRow> = { sourceNamespace: "calm", sourceWorkload: "job" };
  it.each<readonly [rule: string, changes: Partial<TelemetryRow>, expected: object | null]>([
    ["the caller's sidecar", {}, { namespace: "shop", dataPlane: "sidecar" }],
    ["no proxy of a caller behind a ztunnel", FROM_JOB, null],
    [
      "the waypoint that passed it on",
      { ...FROM_JOB, ...VIA },
      { namespace: "shop", labels: null, dataPlane: "waypoint" },
    ],
    [
      "a sidecar of which nothing is known",
      { sourceWorkload: "hidden" },
      { namespace: "shop", labels: null, dataPlane: "sidecar" },
    ],
    ["none of nobody", { sourceWorkload: "" }, null],
  ])("is %s", (_rule, changes, expected) => {
    const proxy = callingProxy(ambient, flowOf(ambient, changes));
    if (expected === null) expect(proxy).toBeNull();
    else expect(proxy).toMatchObject(expected);
  });
});
