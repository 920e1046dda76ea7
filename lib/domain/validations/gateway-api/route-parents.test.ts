import { describe, expect, it } from "vitest";
import type { ClusterObject, JsonObject } from "@/lib/domain/mesh/cluster-object";
import type { KindKey } from "@/lib/domain/mesh/kinds";
import { foundBy } from "@/lib/testing/found-by";
import { meshViewOf } from "@/lib/testing/mesh-view-of";
import { specObject } from "@/lib/testing/spec-object";
import { namespaceOf } from "@/lib/testing/workload-objects";
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

  it.each<[JsonObject, JsonObject, string]>([
    [{}, { sectionName: "tls" }, 'No listener "tls" is in the Gateway "edge/front".'],
    [{}, { port: 443 }, 'No listener at port 443 is in the Gateway "edge/front".'],
    [{}, {}, 'No listener of the Gateway "edge/front" takes routes of the namespace "shop".'],
    [
      { ...open, protocol: "TCP" },
      {},
      'No listener of the Gateway "edge/front" takes routes of the kind HTTPRoute.',
    ],
    [{}, { name: "gone" }, 'The Gateway "edge/gone" does not exist.'],
  ])("of listeners %j and the parent %j: %s", (listener, parent, message) => {
    const object = route(parent);
    expect(
      routeParents.run(object, meshViewOf([object, gateway(listener)])).map((found) => found.message),
    ).toEqual([message]);
  });

  it("that selects by labels is not judged where Namespaces cannot be read", () => {
    const listener = {
      allowedRoutes: { namespaces: { from: "Selector", selector: { matchLabels: { team: "api" } } } },
    };
    expect(foundBy(routeParents, route({}), [gateway(listener)], { unknown: ["Namespace"] })).toEqual([]);
  });
});
