import { describe, expect, it } from "vitest";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { demoConfig, demoNamespace, demoPod, demoService } from "@/lib/testing/demo-objects";
import type { K8sObject } from "../../world/k8s-object";
import { objectsView } from "../../world/objects-view";
import type { Call } from "../model/call";
import type { RouteDecision } from "../model/route-decision";
import { meshWorld } from "../registry/mesh-world";
import { gatewayRoute } from "./gateway-route";

const CALL: Call = {
  host: "shop.example.com",
  port: 80,
  protocol: "http",
  method: "GET",
  path: "/",
  headers: new Map(),
  token: null,
};
const SERVICES = ["web", "api", "other"].map((name) => demoService({ name }));
const PODS = demoPod({
  workload: "edge-istio",
  dataPlane: "gateway",
  labels: { "gateway.networking.k8s.io/gateway-name": "edge" },
});

const listener = (parts: JsonObject = {}): JsonObject => ({
  name: "http",
  port: 80,
  protocol: "HTTP",
  ...parts,
});
const ENDS_TLS = {
  port: 443,
  protocol: "HTTPS",
  tls: { options: { "gateway.istio.io/tls-terminate-mode": "ISTIO_SIMPLE" } },
};
const gateway = (listeners: readonly JsonObject[], spec: JsonObject = {}, path = "shop/edge"): K8sObject =>
  demoConfig("Gateway", path, { gatewayClassName: "istio", listeners, ...spec });

interface RouteParts {
  readonly path?: string;
  readonly kind?: string;
  readonly hostnames?: readonly string[];
  readonly parent?: JsonObject;
  readonly backend?: JsonObject;
}

/** A route of everything to the Service of its own name. */
function route({
  path = "shop/web",
  kind = "HTTPRoute",
  hostnames,
  parent = {},
  backend = {},
}: RouteParts): K8sObject {
  const backendRefs = [{ name: path.split("/")[1] ?? "", port: 8080, ...backend }];
  return demoConfig(kind, path, {
    parentRefs: [{ name: "edge", ...parent }],
    ...(hostnames ? { hostnames } : {}),
    rules: [{ backendRefs }],
  });
}

function decide(objects: readonly K8sObject[], call: Partial<Call> = {}, pod: K8sObject = PODS): string {
  const world = meshWorld(objectsView([...SERVICES, pod, ...objects]));
  const group = world.groups.find(({ end }) => end.dataPlane === "gateway");
  if (!group) throw new Error("no gateway pods");
  return summary(gatewayRoute(world, group, { ...CALL, ...call }));
}

function summary(decision: RouteDecision | null): string {
  if (decision === null) return "none";
  if (decision.outcome === "answer") return `${decision.code} ${decision.details}`;
  if (decision.outcome !== "forward") return decision.outcome;
  return decision.targets.map(({ host }) => host.split(".")[0] || "!").join(" ");
}

describe("which pods serve a Gateway (https://istio.io/latest/docs/tasks/traffic-management/ingress/gateway-api/#deployment-methods)", () => {
  const edge = demoService({ name: "edge-svc", selector: { istio: "edge" } });
  const byHand = demoPod({ workload: "by-hand", dataPlane: "gateway", labels: { istio: "edge" } });
  const addressed = (value: string, path = "shop/edge"): K8sObject =>
    gateway([listener()], { addresses: [{ type: "Hostname", value }] }, path);

  it.each<[string, readonly K8sObject[], K8sObject, string]>([
    ["those deployed for it", [gateway([listener()]), route({})], PODS, "web"],
    ["none of another namespace", [gateway([listener()], {}, "other/edge")], PODS, "none"],
    ["none for another class", [gateway([listener()], { gatewayClassName: "nginx" })], PODS, "none"],
    [
      "no edge for a waypoint's class",
      [gateway([listener()], { gatewayClassName: "istio-waypoint" })],
      PODS,
      "none",
    ],
    ["those of the Service it is addressed by", [edge, addressed("edge-svc"), route({})], byHand, "web"],
    [
      "those of the Service in full",
      [edge, addressed("edge-svc.shop.svc.cluster.local"), route({})],
      byHand,
      "web",
    ],
    ["not those of its label where it is addressed", [edge, addressed("edge-svc"), route({})], PODS, "none"],
  ])("%s", (_, objects, pod, expected) => {
    expect(decide(objects, {}, pod)).toBe(expected);
  });

  it("serves a class that a GatewayClass gives to Istio's controller", () => {
    const gatewayClass = {
      ...demoConfig("Gateway", "/mine", { controllerName: "istio.io/gateway-controller" }),
      kind: "GatewayClass",
    };
    const objects = [gatewayClass, gateway([listener()], { gatewayClassName: "mine" }), route({})];
    expect(decide(objects)).toBe("web");
  });
});

describe("listeners (https://gateway-api.sigs.k8s.io/reference/spec/#listener)", () => {
  it.each<[string, readonly JsonObject[], Partial<Call>, string]>([
    ["refuses a port without a listener", [listener()], { port: 81 }, "noListener"],
    ["serves every host without a hostname", [listener()], { host: "any.example" }, "web"],
    ["serves its hostname", [listener({ hostname: "shop.example.com" })], {}, "web"],
    [
      "serves its hostname in any case",
      [listener({ hostname: "shop.example.com" })],
      { host: "SHOP.example.com" },
      "web",
    ],
    [
      "serves its hostname with a port",
      [listener({ hostname: "shop.example.com" })],
      { host: "shop.example.com:80" },
      "web",
    ],
    [
      "answers 404 for another host",
      [listener({ hostname: "shop.example.com" })],
      { host: "a.b" },
      "noRoute",
    ],
    ["serves a wildcard", [listener({ hostname: "*.example.com" })], { host: "a.b.example.com" }, "web"],
    [
      "has no part of the wildcard's parent",
      [listener({ hostname: "*.example.com" })],
      { host: "example.com" },
      "noRoute",
    ],
    ["does not serve UDP", [listener({ protocol: "UDP" })], {}, "noListener"],
    [
      "closes TLS of a name that no listener has",
      [listener({ ...ENDS_TLS, hostname: "other.example.com" })],
      { port: 443 },
      "noListener",
    ],
    ["does not serve HTTPS without a certificate", [listener({ protocol: "HTTPS" })], {}, "noListener"],
    [
      "keeps a listener with a fault from no other",
      [listener({ protocol: "UDP", name: "u" }), listener()],
      {},
      "web",
    ],
    ["lets the first of two like listeners serve", [listener(), listener({ name: "again" })], {}, "web"],
    [
      "lets the first protocol of a port serve",
      [listener(), listener({ name: "tcp", protocol: "TCP" })],
      {},
      "web",
    ],
  ])("%s", (_, listeners, call, expected) => {
    expect(decide([gateway(listeners), route({})], call)).toBe(expected);
  });

  it("takes a call to the port that the pods' Service maps a listener's port to", () => {
    const service = demoService({
      name: "edge-istio",
      selector: { "gateway.networking.k8s.io/gateway-name": "edge" },
      ports: [{ port: 80, targetPort: 8080 }],
    });
    const objects = [service, gateway([listener()]), route({})];
    expect(decide(objects, { port: 8080 })).toBe("web");
    expect(decide(objects, { port: 80 })).toBe("web");
  });

  it("sends a request to the routes of the narrowest listener only", () => {
    const listeners = [listener({ name: "wide" }), listener({ name: "narrow", hostname: "*.example.com" })];
    const objects = [gateway(listeners), route({ parent: { sectionName: "wide" } })];
    expect(decide(objects)).toBe("noRoute");
    expect(decide([...objects, route({ path: "shop/api", parent: { sectionName: "narrow" } })])).toBe("api");
    expect(decide(objects, { host: "elsewhere" })).toBe("web");
  });
});

describe("attachment (https://gateway-api.sigs.k8s.io/concepts/api-overview/#attaching-routes-to-gateways)", () => {
  const from = (namespaces: JsonObject): JsonObject => listener({ allowedRoutes: { namespaces } });
  const team = { matchLabels: { team: "a" } };
  it.each<[string, JsonObject, string, string]>([
    ["same namespace only, where nothing is said", listener(), "other", "noRoute"],
    ["all namespaces", from({ from: "All" }), "other", "other"],
    ["no namespace", from({ from: "None" }), "shop", "noRoute"],
    ["selected namespaces", from({ from: "Selector", selector: team }), "other", "other"],
    ["no namespace that is not selected", from({ from: "Selector", selector: team }), "shop", "noRoute"],
    [
      "a namespace by its name",
      from({ from: "Selector", selector: { matchLabels: { "kubernetes.io/metadata.name": "other" } } }),
      "other",
      "other",
    ],
    [
      "no kind that is not allowed",
      listener({ allowedRoutes: { kinds: [{ kind: "GRPCRoute" }] } }),
      "shop",
      "noRoute",
    ],
    [
      "a kind that is allowed",
      listener({ allowedRoutes: { kinds: [{ kind: "HTTPRoute" }] } }),
      "shop",
      "other",
    ],
  ])("admits %s", (_, one, namespace, expected) => {
    const attached = route({ path: `${namespace}/other`, parent: { namespace: "shop" } });
    const service = demoService({ name: "other", namespace });
    expect(decide([demoNamespace("other", { team: "a" }), service, gateway([one]), attached])).toBe(expected);
  });

  it.each<[string, JsonObject, string]>([
    ["every listener without a section", {}, "web"],
    ["the section named", { sectionName: "http" }, "web"],
    ["no section of another name", { sectionName: "nope" }, "noRoute"],
    ["the port named", { port: 80 }, "web"],
    ["no other port", { port: 81 }, "noRoute"],
    ["no Gateway of another name", { name: "nope" }, "noRoute"],
  ])("binds a route to %s", (_, parent, expected) => {
    expect(decide([gateway([listener()]), route({ parent })])).toBe(expected);
  });
});

describe("hostnames of routes (https://gateway-api.sigs.k8s.io/reference/spec/#httproutespec)", () => {
  it.each<[string, string, readonly RouteParts[], string, string]>([
    ["matches its own", "*", [{ hostnames: ["shop.example.com"] }], "shop.example.com", "web"],
    ["matches no other", "*", [{ hostnames: ["shop.example.com"] }], "api.example.com", "noRoute"],
    [
      "meets the listener's",
      "*.example.com",
      [{ hostnames: ["a.org", "a.example.com"] }],
      "a.example.com",
      "web",
    ],
    [
      "narrows the listener's",
      "*.example.com",
      [{ hostnames: ["a.example.com"] }],
      "b.example.com",
      "noRoute",
    ],
    [
      "is narrowed by the listener's",
      "a.example.com",
      [{ hostnames: ["*.example.com"] }],
      "a.example.com",
      "web",
    ],
    [
      "prefers an exact name",
      "*",
      [{ hostnames: ["*.example.com"] }, { path: "shop/api", hostnames: ["a.example.com"] }],
      "a.example.com",
      "api",
    ],
    [
      "prefers the longer wildcard",
      "*",
      [{ hostnames: ["*.example.com"] }, { path: "shop/api", hostnames: ["*.b.example.com"] }],
      "a.b.example.com",
      "api",
    ],
    ["prefers any hostname to none", "*", [{}, { path: "shop/api", hostnames: ["*.com"] }], "a.com", "api"],
  ])("%s", (_, hostname, routes, host, expected) => {
    const one = hostname === "*" ? listener() : listener({ hostname });
    expect(decide([gateway([one]), ...routes.map(route)], { host })).toBe(expected);
  });
});

describe("ReferenceGrant (https://gateway-api.sigs.k8s.io/api-types/referencegrant/)", () => {
  const elsewhere = demoService({ name: "web", namespace: "other" });
  const attached = route({ backend: { namespace: "other" } });
  const grant = (from: JsonObject, to: JsonObject, namespace = "other"): K8sObject =>
    demoConfig("ReferenceGrant", `${namespace}/g`, {
      from: [{ group: "gateway.networking.k8s.io", kind: "HTTPRoute", namespace: "shop", ...from }],
      to: [{ group: "", kind: "Service", ...to }],
    });
  it.each<[string, readonly K8sObject[], string]>([
    ["a backend elsewhere needs one", [], "500 no_valid_backend"],
    ["one for all Services", [grant({}, {})], "web"],
    ["one for the Service", [grant({}, { name: "web" })], "web"],
    ["one for another Service", [grant({}, { name: "api" })], "500 no_valid_backend"],
    ["one for another kind of route", [grant({ kind: "GRPCRoute" }, {})], "500 no_valid_backend"],
    ["one for routes elsewhere", [grant({ namespace: "x" }, {})], "500 no_valid_backend"],
    ["one for Secrets", [grant({}, { kind: "Secret" })], "500 no_valid_backend"],
    ["one in the route's own namespace", [grant({}, {}, "shop")], "500 no_valid_backend"],
  ])("%s", (_, grants, expected) => {
    expect(decide([gateway([listener()]), elsewhere, attached, ...grants])).toBe(expected);
  });
});

describe("routes of connections", () => {
  const passthrough = listener({ protocol: "TLS", port: 443, tls: { mode: "Passthrough" } });
  const tls = { protocol: "tls", port: 443 } as const;
  it.each<[string, JsonObject, RouteParts, Partial<Call>, string]>([
    [
      "a TLSRoute by the server name",
      passthrough,
      { kind: "TLSRoute", hostnames: ["shop.example.com"] },
      tls,
      "web",
    ],
    ["no TLSRoute of another name", passthrough, { kind: "TLSRoute", hostnames: ["a.org"] }, tls, "noRoute"],
    ["no HTTPRoute on TLS", passthrough, {}, tls, "noRoute"],
    ["a TCPRoute", listener({ protocol: "TCP" }), { kind: "TCPRoute" }, { protocol: "tcp" }, "web"],
    ["a TCPRoute for whatever is called", listener({ protocol: "TCP" }), { kind: "TCPRoute" }, {}, "web"],
    ["nothing for TCP on HTTP", listener(), {}, { protocol: "tcp" }, "noRoute"],
  ])(
    "finds %s (https://gateway-api.sigs.k8s.io/guides/tls/ and /guides/tcp/)",
    (_, one, parts, call, expected) => {
      expect(decide([gateway([one]), route(parts)], call)).toBe(expected);
    },
  );
});
