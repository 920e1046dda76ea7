import { describe, expect, it } from "vitest";
import type { ClusterObject, JsonObject } from "@/lib/domain/mesh/cluster-object";
import type { KindKey } from "@/lib/domain/mesh/kinds";
import { foundBy } from "@/lib/testing/found-by";
import { specObject } from "@/lib/testing/spec-object";
import { namespaceOf } from "@/lib/testing/workload-objects";
import { routeBackends } from "./route-backends";
import { routeParents } from "./route-parents";

const GATEWAY = "Gateway.gateway.networking.k8s.io";
const gateway = (listener: JsonObject, path = "edge/front"): ClusterObject =>
  specObject(GATEWAY, path, { listeners: [{ name: "web", port: 80, protocol: "HTTP", ...listener }] });
const open = { allowedRoutes: { namespaces: { from: "All" } } };
const route = (parent: JsonObject, more: JsonObject = {}, kind: KindKey = "HTTPRoute"): ClusterObject =>
  specObject(kind, "shop/route", { parentRefs: [{ name: "front", namespace: "edge", ...parent }], ...more });
const FOUND = ["KIA1401 error spec.parentRefs[0]"];

describe("a parent Gateway", () => {
  it.each<KindKey>(["HTTPRoute", "GRPCRoute", "TLSRoute", "TCPRoute", "UDPRoute"])(
    "of a %s must be there",
    (kind) => {
      expect(foundBy(routeParents, route({}, {}, kind))).toEqual(FOUND);
      expect(foundBy(routeParents, route({}, {}, kind), [], { unknown: [GATEWAY] })).toEqual([]);
    },
  );

  it("is of the route's namespace where none is named", () => {
    const object = specObject("HTTPRoute", "edge/route", { parentRefs: [{ name: "front" }] });
    expect(foundBy(routeParents, object, [gateway({})])).toEqual([]);
    expect(foundBy(routeParents, object, [gateway({}, "other/front")])).toEqual(FOUND);
  });

  it.each<[string, JsonObject]>([
    ["a Service", { kind: "Service", group: "" }],
    ["a ListenerSet", { kind: "ListenerSet" }],
    ["a Gateway of another group", { group: "networking.istio.io" }],
  ])("may be %s, which is not judged", (_case, parent) => {
    expect(foundBy(routeParents, route(parent))).toEqual([]);
  });

  it.each<[string, JsonObject, JsonObject, JsonObject]>([
    ["all namespaces", open, {}, {}],
    [
      "the route's namespace by its labels",
      { allowedRoutes: { namespaces: { from: "Selector", selector: { matchLabels: { team: "shop" } } } } },
      {},
      {},
    ],
    ["the listener's name", open, { sectionName: "web" }, {}],
    ["its port", open, { port: 80 }, {}],
    [
      "the route's kind",
      { allowedRoutes: { namespaces: { from: "All" }, kinds: [{ kind: "HTTPRoute" }] } },
      {},
      {},
    ],
    [
      "a hostname above the route's",
      { ...open, hostname: "*.example.com" },
      {},
      { hostnames: ["www.example.com"] },
    ],
    [
      "a hostname below the route's",
      { ...open, hostname: "www.example.com" },
      {},
      { hostnames: ["*.example.com"] },
    ],
    ["a hostname where the route has none", { ...open, hostname: "www.example.com" }, {}, {}],
    ["no listeners yet of a protocol we know", { ...open, protocol: "acme.io/own" }, {}, {}],
  ])("takes a route by %s", (_case, listener, parent, more) => {
    const mesh = [gateway(listener), namespaceOf("shop", { team: "shop" })];
    expect(foundBy(routeParents, route(parent, more), mesh)).toEqual([]);
  });

  it.each<[string, JsonObject, JsonObject, JsonObject]>([
    ["another namespace", {}, {}, {}],
    [
      "other labels",
      { allowedRoutes: { namespaces: { from: "Selector", selector: { matchLabels: { team: "api" } } } } },
      {},
      {},
    ],
    ["no namespace", { allowedRoutes: { namespaces: { from: "None" } } }, {}, {}],
    ["another listener", open, { sectionName: "tls" }, {}],
    ["another port", open, { port: 443 }, {}],
    [
      "another kind",
      { allowedRoutes: { namespaces: { from: "All" }, kinds: [{ kind: "GRPCRoute" }] } },
      {},
      {},
    ],
    ["a protocol of other kinds", { ...open, protocol: "TCP" }, {}, {}],
    ["another hostname", { ...open, hostname: "*.example.com" }, {}, { hostnames: ["www.example.org"] }],
  ])("does not take a route that needs %s", (_case, listener, parent, more) => {
    const mesh = [gateway(listener), namespaceOf("shop", { team: "shop" })];
    expect(foundBy(routeParents, route(parent, more), mesh)).toEqual(FOUND);
  });

  it("takes a route where one of its listeners does", () => {
    const listeners = [
      { name: "own", port: 80, protocol: "HTTP" },
      { name: "web", port: 81, protocol: "HTTP", ...open },
    ];
    expect(foundBy(routeParents, route({}), [specObject(GATEWAY, "edge/front", { listeners })])).toEqual([]);
  });

  it("that selects by labels is not judged where Namespaces cannot be read", () => {
    const listener = {
      allowedRoutes: { namespaces: { from: "Selector", selector: { matchLabels: { team: "api" } } } },
    };
    expect(foundBy(routeParents, route({}), [gateway(listener)], { unknown: ["Namespace"] })).toEqual([]);
  });
});

describe("a backend", () => {
  const to = (backend: JsonObject, kind: KindKey = "HTTPRoute"): ClusterObject =>
    specObject(kind, "shop/route", { rules: [{ backendRefs: [backend] }] });
  const service = (path: string): ClusterObject => specObject("Service", path, { ports: [{ port: 80 }] });
  const grant = (path: string, from: JsonObject = {}, target: JsonObject = {}): ClusterObject =>
    specObject("ReferenceGrant", path, {
      from: [{ group: "gateway.networking.k8s.io", kind: "HTTPRoute", namespace: "shop", ...from }],
      to: [{ group: "", kind: "Service", ...target }],
    });
  const NAME = ["KIA1402 error spec.rules[0].backendRefs[0].name"];
  const other = { name: "api", namespace: "other" };

  it.each<[string, JsonObject, readonly ClusterObject[]]>([
    ["a Service of the namespace", { name: "cart", port: 80 }, [service("shop/cart")]],
    ["another namespace's Service that is granted", other, [service("other/api"), grant("other/grant")]],
    ["one that is granted by name", other, [service("other/api"), grant("other/grant", {}, { name: "api" })]],
    ["a host", { kind: "Hostname", group: "networking.istio.io", name: "api.example.org", port: 443 }, []],
    ["a pool of models", { kind: "InferencePool", group: "inference.networking.k8s.io", name: "llm" }, []],
  ])("may be %s", (_case, backend, others) => {
    expect(foundBy(routeBackends, to(backend), others)).toEqual([]);
  });

  it.each<[string, JsonObject, readonly ClusterObject[]]>([
    ["not there", { name: "cart" }, [service("other/cart")]],
    ["named by its host", { name: "cart.shop" }, [service("shop/cart")]],
    ["of another namespace without a grant", other, [service("other/api")]],
    [
      "granted to another namespace",
      other,
      [service("other/api"), grant("other/grant", { namespace: "team" })],
    ],
    [
      "granted to another kind of route",
      other,
      [service("other/api"), grant("other/grant", { kind: "GRPCRoute" })],
    ],
    ["granted by another name", other, [service("other/api"), grant("other/grant", {}, { name: "web" })]],
    ["granted in the wrong namespace", other, [service("other/api"), grant("shop/grant")]],
    [
      "a pool of another namespace without a grant",
      { ...other, kind: "InferencePool", group: "inference.networking.k8s.io" },
      [],
    ],
  ])("that is %s is an error", (_case, backend, others) => {
    expect(foundBy(routeBackends, to(backend), others)).toEqual(NAME);
  });

  it("needs a port that the Service has", () => {
    const found = foundBy(routeBackends, to({ name: "cart", port: 81 }), [service("shop/cart")]);
    expect(found).toEqual(["IST0101 error spec.rules[0].backendRefs[0].port"]);
  });

  it("of a mirror is judged too, of a rule and of a backend", () => {
    const filters = [{ type: "RequestMirror", requestMirror: { backendRef: { name: "none" } } }];
    const object = specObject("GRPCRoute", "shop/route", {
      rules: [{ filters, backendRefs: [{ name: "cart", filters }] }],
    });
    expect(foundBy(routeBackends, object, [service("shop/cart")])).toEqual([
      "KIA1402 error spec.rules[0].backendRefs[0].filters[0].requestMirror.backendRef.name",
      "KIA1402 error spec.rules[0].filters[0].requestMirror.backendRef.name",
    ]);
  });

  it("is not judged where Services or grants cannot be read", () => {
    expect(foundBy(routeBackends, to({ name: "cart" }), [], { unknown: ["Service"] })).toEqual([]);
    expect(
      foundBy(routeBackends, to(other), [service("other/api")], { unknown: ["ReferenceGrant"] }),
    ).toEqual([]);
  });
});
