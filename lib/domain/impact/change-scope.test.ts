import { describe, expect, it } from "vitest";
import { shopRouting } from "@/lib/testing/shop-mesh";
import { cartRow } from "@/lib/testing/shop-rows";
import { specObject } from "@/lib/testing/spec-object";
import { workloadObjects } from "@/lib/testing/workload-objects";
import type { TelemetryRow } from "../graph/telemetry-row";
import type { ClusterObject, JsonObject } from "../mesh/cluster-object";
import type { KindKey } from "../mesh/kinds";
import { changeScope } from "./change-scope";
import { observedFlows } from "./observed-flows";

const GATE = workloadObjects("edge/gate", {
  labels: { istio: "gate", "gateway.networking.k8s.io/gateway-name": "api" },
  containers: [{ name: "istio-proxy" }],
});
const FROM_GATE: Partial<TelemetryRow> = { sourceNamespace: "edge", sourceWorkload: "gate" };

function concerns(
  kind: KindKey,
  path: string,
  spec: JsonObject,
  changes: Partial<TelemetryRow> = {},
): boolean {
  const mesh = shopRouting(...GATE);
  const object: ClusterObject = specObject(kind, path, spec);
  const [flow] = observedFlows([cartRow("cart-v1", 1, changes)], mesh.snapshot, "Kubernetes");
  if (!flow) throw new Error("no flow");
  const asNew = changeScope(mesh, { kind, before: null, after: object })(flow);
  expect(changeScope(mesh, { kind, before: object, after: null })(flow)).toBe(asNew);
  return asNew;
}

describe("the flows that a change speaks about", () => {
  it.each<
    readonly [
      rule: string,
      kind: KindKey,
      path: string,
      spec: JsonObject,
      changes: Partial<TelemetryRow>,
      expected: boolean,
    ]
  >([
    ["those to hosts of a VirtualService", "VirtualService", "shop/a", { hosts: ["cart"] }, {}, true],
    [
      "those to its destinations",
      "VirtualService",
      "shop/a",
      { hosts: ["x"], http: [{ route: [{ destination: { host: "cart" } }] }] },
      {},
      true,
    ],
    ["no others of a VirtualService", "VirtualService", "shop/a", { hosts: ["web"] }, {}, false],
    ["those to the host of a DestinationRule", "DestinationRule", "shop/a", { host: "cart" }, {}, true],
    ["those under its wildcard", "DestinationRule", "shop/a", { host: "*.shop.svc.cluster.local" }, {}, true],
    ["no other namespace's of that short name", "DestinationRule", "bank/a", { host: "cart" }, {}, false],
    [
      "those to hosts of a ServiceEntry",
      "ServiceEntry",
      "shop/a",
      { hosts: ["cart.shop.svc.cluster.local"] },
      {},
      true,
    ],
    [
      "those to the Service of a route",
      "HTTPRoute",
      "shop/a",
      { parentRefs: [{ kind: "Service", name: "cart" }] },
      {},
      true,
    ],
    [
      "those to backends of a route",
      "GRPCRoute",
      "shop/a",
      { rules: [{ backendRefs: [{ name: "cart" }] }] },
      {},
      true,
    ],
    [
      "no others of a route",
      "HTTPRoute",
      "shop/a",
      { parentRefs: [{ kind: "Service", name: "web" }] },
      {},
      false,
    ],
    [
      "those of a gateway's proxies",
      "Gateway.networking.istio.io",
      "edge/a",
      { selector: { istio: "gate" } },
      FROM_GATE,
      true,
    ],
    [
      "no others of a gateway",
      "Gateway.networking.istio.io",
      "edge/a",
      { selector: { istio: "gate" } },
      {},
      false,
    ],
    [
      "those of a Gateway API gateway's proxies",
      "Gateway.gateway.networking.k8s.io",
      "edge/api",
      {},
      FROM_GATE,
      true,
    ],
    ["no others of it", "Gateway.gateway.networking.k8s.io", "edge/api", {}, {}, false],
    [
      "those of workloads of a Sidecar",
      "Sidecar",
      "shop/a",
      { workloadSelector: { labels: { app: "web" } } },
      {},
      true,
    ],
    ["no others of a Sidecar", "Sidecar", "bank/a", {}, {}, false],
    [
      "those to workloads a policy selects",
      "AuthorizationPolicy",
      "shop/a",
      { selector: { matchLabels: { version: "v1" } } },
      {},
      true,
    ],
    [
      "no others of a policy",
      "AuthorizationPolicy",
      "shop/a",
      { selector: { matchLabels: { version: "v2" } } },
      {},
      false,
    ],
    [
      "those to a service a policy names",
      "AuthorizationPolicy",
      "shop/a",
      { targetRefs: [{ kind: "Service", name: "cart" }] },
      {},
      true,
    ],
    ["all of a policy of the root namespace", "PeerAuthentication", "istio-system/a", {}, {}, true],
    [
      "those to workloads a plugin selects",
      "WasmPlugin",
      "shop/a",
      { selector: { matchLabels: { app: "cart" } } },
      {},
      true,
    ],
    ["those that touch the namespace of anything else", "InferencePool", "shop/a", {}, {}, true],
    ["none of another namespace", "InferencePool", "bank/a", {}, {}, false],
  ])("are %s", (_rule, kind, path, spec, changes, expected) => {
    expect(concerns(kind, path, spec, changes)).toBe(expected);
  });
});
