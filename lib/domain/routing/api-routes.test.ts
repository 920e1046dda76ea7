import { describe, expect, it } from "vitest";
import { shopSnapshot } from "@/lib/testing/shop-mesh";
import { specObject } from "@/lib/testing/spec-object";
import type { ClusterObject, JsonObject } from "../mesh/cluster-object";
import { apiRoutes, hostnamesOf, parentsOf, ruleConditions, rulesOf } from "./api-routes";
import type { Caller } from "./caller";

const HOST = "cart.shop.svc.cluster.local";
const WEB: Caller = { namespace: "shop", labels: {}, dataPlane: "sidecar" };
const toCart: JsonObject = { parentRefs: [{ kind: "Service", group: "", name: "cart", namespace: "shop" }] };
const route = (
  kind: "HTTPRoute" | "GRPCRoute" | "TCPRoute",
  path: string,
  spec: JsonObject = toCart,
): ClusterObject => specObject(kind, path, spec);

// https://gateway-api.sigs.k8s.io/mesh/
describe("apiRoutes", () => {
  const names = (
    routes: readonly ClusterObject[],
    caller: Caller = WEB,
    protocol: "http" | "grpc" | "tcp" = "http",
  ): readonly string[] =>
    apiRoutes(shopSnapshot(...routes))
      .ofService(caller, HOST, "shop", protocol)
      .map(({ kind, meta }) => `${kind} ${meta.namespace}/${meta.name}`);

  it.each<
    readonly [
      rule: string,
      routes: readonly ClusterObject[],
      protocol: "http" | "grpc" | "tcp",
      expected: readonly string[],
    ]
  >([
    ["the service's", [route("HTTPRoute", "shop/a")], "http", ["HTTPRoute shop/a"]],
    [
      "all of one kind",
      [route("HTTPRoute", "shop/a"), route("HTTPRoute", "shop/b")],
      "http",
      ["HTTPRoute shop/a", "HTTPRoute shop/b"],
    ],
    [
      "of two kinds only the first for HTTP",
      [route("GRPCRoute", "shop/g"), route("HTTPRoute", "shop/a")],
      "http",
      ["HTTPRoute shop/a"],
    ],
    [
      "of two kinds only the first for gRPC",
      [route("GRPCRoute", "shop/g"), route("HTTPRoute", "shop/a")],
      "grpc",
      ["GRPCRoute shop/g"],
    ],
    [
      "connections' only",
      [route("TCPRoute", "shop/t"), route("HTTPRoute", "shop/a")],
      "tcp",
      ["TCPRoute shop/t"],
    ],
    ["none of other namespaces", [route("HTTPRoute", "third/a")], "http", []],
  ])("finds %s", (_rule, routes, protocol, expected) => {
    expect(names(routes, WEB, protocol)).toEqual(expected);
  });

  it("puts routes of the caller's namespace first, and leaves a waypoint the service's", () => {
    const routes = [route("HTTPRoute", "bank/own"), route("HTTPRoute", "shop/a")];
    expect(names(routes, { ...WEB, namespace: "bank" })).toEqual(["HTTPRoute bank/own"]);
    expect(names(routes, { namespace: "bank", labels: null, dataPlane: "waypoint" })).toEqual([
      "HTTPRoute shop/a",
    ]);
  });

  it("finds those of a Gateway", () => {
    const routes = apiRoutes(
      shopSnapshot(route("HTTPRoute", "shop/a", { parentRefs: [{ name: "gate", namespace: "edge" }] })),
    );
    expect(routes.ofGateway("edge/gate", "http")).toHaveLength(1);
    expect(routes.ofGateway("edge/gate", "tcp")).toHaveLength(0);
    expect(routes.ofGateway("shop/gate", "http")).toHaveLength(0);
  });
});

it("reads what a route is attached to", () => {
  const parentRefs = [
    { name: "gate" },
    { kind: "Service", group: "core", name: "cart" },
    { kind: "Service", group: "x", name: "y" },
  ];
  expect(parentsOf(route("HTTPRoute", "shop/a", { parentRefs }))).toEqual({
    hosts: [HOST],
    gateways: ["shop/gate"],
  });
  expect(parentsOf(route("HTTPRoute", "shop/a", { parentRefs: "x" }))).toEqual({ hosts: [], gateways: [] });
});

// https://gateway-api.sigs.k8s.io/reference/spec/#httproutematch
it.each<readonly [matches: readonly JsonObject[], expected: readonly string[]]>([
  [[], []],
  [[{}], []],
  [[{ path: { value: "/" } }], []],
  [[{ path: { type: "Exact", value: "/" } }], ["path"]],
  [[{ path: { value: "/a" }, method: "GET" }], ["path and method"]],
  [
    [{ headers: [{ name: "x" }, { name: "y" }] }, { queryParams: [{ name: "q" }] }],
    ["headers x, y", "queryParams q"],
  ],
  [[{ method: "GET" }, {}], []],
])("a rule with the matches %j asks %j", (matches, expected) => {
  const [rule] = rulesOf(route("HTTPRoute", "shop/a", { rules: [{ matches }] }));
  expect(rule && ruleConditions(rule)).toEqual(expected);
});

it("names where a rule stands, and every host where none is written", () => {
  const one = route("HTTPRoute", "shop/a", { rules: [{}, {}] });
  expect(rulesOf(one).map(({ place }) => place)).toEqual([
    "HTTPRoute shop/a spec.rules[0]",
    "HTTPRoute shop/a spec.rules[1]",
  ]);
  expect(hostnamesOf(one)).toEqual(["*"]);
  expect(hostnamesOf(route("HTTPRoute", "shop/a", { hostnames: ["A.b"] }))).toEqual(["a.b"]);
});
