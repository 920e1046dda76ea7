import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cartByWeight, CART_SUBSETS, SHOP } from "@/lib/testing/shop-mesh";
import { snapshotOfObjects } from "@/lib/testing/config-object";
import { cartRow, CART_ROWS } from "@/lib/testing/shop-rows";
import { specObject } from "@/lib/testing/spec-object";
import { workloadObjects } from "@/lib/testing/workload-objects";
import type { ClusterObject, JsonObject } from "../mesh/cluster-object";
import { meshRouting, type MeshRouting } from "../routing/mesh-routing";
import { changedObjects } from "./changed-objects";
import { observedFlows } from "./observed-flows";
import { routingImpact } from "./routing-impact";
import { routingReach, type RoutingReach } from "./routing-reach";

const GATE = workloadObjects("bank/gate", {
  labels: { istio: "gate" },
  containers: [{ name: "istio-proxy" }],
});
const mesh = (objects: readonly ClusterObject[]): MeshRouting =>
  meshRouting(snapshotOfObjects([...SHOP, ...GATE, ...objects]), "istio-system", true);

const host = (name: string, namespace = "shop"): string => `${name}.${namespace}.svc.cluster.local`;
const CART = host("cart");
const WEB = host("web");
const TILL = host("till", "bank");

const to = (name: string, subset?: string): JsonObject => ({
  route: [{ destination: { host: name, ...(subset !== undefined && { subset }) } }],
});
const route = (
  path: string,
  hosts: readonly string[] | null,
  http: readonly JsonObject[],
  more: JsonObject = {},
) => specObject("VirtualService", path, { ...(hosts && { hosts }), http, ...more });
const rule = (path: string, of: string, subsets: readonly string[] = ["v1"]): ClusterObject =>
  specObject("DestinationRule", path, {
    host: of,
    subsets: subsets.map((version) => ({ name: version, labels: { version } })),
  });
const entry = (name: string): ClusterObject =>
  specObject("ServiceEntry", `shop/${name.replace("*.", "all-")}`, { hosts: [name] });
const delegating = route("shop/root", ["web"], [{ delegate: { name: "leaf", namespace: "bank" } }]);
const leaf = (name: string): ClusterObject => route("bank/leaf", null, [to(name)]);
const attached = (path: string, kind: string, parent: string, backend: JsonObject, hostnames?: string[]) =>
  specObject("HTTPRoute", path, {
    parentRefs: [{ kind, group: kind === "Service" ? "" : "gateway.networking.k8s.io", name: parent }],
    ...(hostnames && { hostnames }),
    rules: [{ backendRefs: [backend] }],
  });
const gateway = (hosts: readonly string[]): ClusterObject =>
  specObject("Gateway.networking.istio.io", "bank/gate", {
    selector: { istio: "gate" },
    servers: [{ port: { number: 80, protocol: "HTTP" }, hosts }],
  });
const atGate = (path: string, of: string, name: string): ClusterObject =>
  route(path, [of], [to(name)], { gateways: ["bank/gate"] });

type Side = readonly ClusterObject[];
const reachOf = (before: Side, after: Side): RoutingReach => {
  const meshes = { before: mesh(before), after: mesh(after) };
  return routingReach(meshes, changedObjects(meshes.before.snapshot, meshes.after.snapshot));
};
const IN_SHOP = { namespace: "shop" };
const called = (name: string, at = "mesh") => ({ host: name, gateway: at });

describe("routingReach", () => {
  it.each<[string, Side, Side, string, string]>([
    ["the host of a VirtualService", [], [cartByWeight(1, 1)], CART, WEB],
    ["the host that a VirtualService had", [route("shop/a", ["cart"], [to("cart")])], [], CART, WEB],
    ["what a wildcard covers", [], [route("shop/a", ["*.bank.svc.cluster.local"], [to("cart")])], TILL, CART],
    ["the host of a DestinationRule", [], [CART_SUBSETS], CART, TILL],
    [
      "a host whose route leads to the DestinationRule's",
      [route("shop/a", ["web"], [to("cart", "v1")])],
      [route("shop/a", ["web"], [to("cart", "v1")]), CART_SUBSETS],
      WEB,
      TILL,
    ],
    ["a host whose delegate changes", [delegating, leaf("web")], [delegating, leaf(CART)], WEB, CART],
    [
      "a host whose delegate leads to the DestinationRule's",
      [delegating, leaf(CART)],
      [delegating, leaf(CART), CART_SUBSETS],
      WEB,
      TILL,
    ],
    [
      "the Service that an HTTPRoute is for",
      [],
      [attached("shop/a", "Service", "web", { name: "cart" })],
      WEB,
      CART,
    ],
    ["hosts of a ServiceEntry", [], [entry("*.example.org")], "api.example.org", CART],
  ])("reaches %s and no other", (_, before, after, within, without) => {
    const reaches = reachOf(before, after);
    expect([reaches(IN_SHOP, called(within)), reaches(IN_SHOP, called(without))]).toEqual([true, false]);
  });

  it("reaches a gateway's host by its VirtualService, not the host of the mesh by that name", () => {
    const reaches = reachOf([gateway(["*"])], [gateway(["*"]), atGate("shop/a", "a.example.com", "cart")]);
    expect(reaches(IN_SHOP, called("a.example.com", "bank/gate"))).toBe(true);
    expect(reaches(IN_SHOP, called("b.example.com", "bank/gate"))).toBe(false);
    expect(reaches(IN_SHOP, called("a.example.com"))).toBe(false);
  });

  it("reaches every host of gateways by a Gateway, and none of the mesh", () => {
    const reaches = reachOf([], [gateway(["a.example.com"])]);
    expect([reaches(IN_SHOP, called("b.example.com", "bank/other")), reaches(IN_SHOP, called(CART))]).toEqual(
      [true, false],
    );
  });

  it("reaches every call of the callers that a Sidecar is for", () => {
    const own = reachOf([], [specObject("Sidecar", "shop/default", {})]);
    expect([own(IN_SHOP, called(TILL)), own({ namespace: "bank" }, called(TILL))]).toEqual([true, false]);
    const all = reachOf([], [specObject("Sidecar", "istio-system/default", {})]);
    expect(all({ namespace: "bank" }, called(TILL))).toBe(true);
  });

  it("reaches nothing by what routes nothing", () => {
    const reaches = reachOf([], [specObject("Telemetry", "shop/default", {})]);
    expect(reaches(IN_SHOP, called(CART))).toBe(false);
  });
});

const POOL: readonly ClusterObject[] = [
  cartByWeight(1, 1),
  cartByWeight(1, 0),
  CART_SUBSETS,
  rule("bank/cart", CART, ["v2"]),
  rule("istio-system/all", "*.local"),
  route("shop/web", ["web"], [to("cart", "v1")]),
  route("bank/wild", ["*.shop.svc.cluster.local", "*"], [to(CART, "v2")]),
  delegating,
  leaf(CART),
  leaf(WEB),
  entry("*.example.org"),
  specObject("Sidecar", "shop/default", { egress: [{ hosts: ["./web"] }] }),
  gateway(["*.example.com"]),
  gateway(["a.example.com"]),
  atGate("shop/a", "a.example.com", "cart"),
  atGate("shop/b", "b.example.com", "web"),
  attached("shop/by-service", "Service", "cart", { name: "web" }),
  attached("bank/by-service", "Service", "till", { name: "cart", namespace: "shop" }),
  specObject("ReferenceGrant", "shop/open", {
    from: [{ group: "gateway.networking.k8s.io", kind: "HTTPRoute", namespace: "bank" }],
    to: [{ group: "", kind: "Service" }],
  }),
];
const byName = (objects: Side): Side => [
  ...new Map(objects.map((one) => [`${one.kind} ${one.meta.namespace}/${one.meta.name}`, one])).values(),
];
/** A mesh, and the same with one or two objects more or less. */
const edit = fc
  .tuple(fc.subarray([...POOL]), fc.subarray([...POOL], { minLength: 1, maxLength: 2 }))
  .map(
    ([objects, changed]) =>
      [
        byName(objects),
        byName([
          ...objects.filter((one) => !changed.includes(one)),
          ...changed.filter((one) => !objects.includes(one)),
        ]),
      ] as const,
  );
const ROWS = [
  ...CART_ROWS,
  cartRow("cart-v1", 5, { sourceNamespace: "bank", sourceWorkload: "gate", sourceApp: "gate" }),
  cartRow("web", 3, { destinationApp: "web", destinationHost: WEB, destinationService: "web" }),
  cartRow("till", 2, {
    destinationNamespace: "bank",
    destinationApp: "till",
    destinationHost: TILL,
    destinationService: "till",
    destinationServiceNamespace: "bank",
  }),
];

it("leaves out no call that a change sends elsewhere", () => {
  fc.assert(
    fc.property(edit, ([before, after]) => {
      const meshes = { before: mesh(before), after: mesh(after) };
      const { snapshot } = meshes.before;
      const flows = observedFlows(ROWS, snapshot, "Kubernetes");
      const reaches = routingReach(meshes, changedObjects(snapshot, meshes.after.snapshot));
      expect(routingImpact(meshes, flows, reaches)).toEqual(routingImpact(meshes, flows, () => true));
    }),
    { numRuns: 300 },
  );
});
