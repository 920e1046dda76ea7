import { describe, expect, it } from "vitest";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { demoConfig, demoMeshConfig, demoPod, demoService } from "@/lib/testing/demo-objects";
import type { K8sObject } from "../../world/k8s-object";
import { objectsView } from "../../world/objects-view";
import type { Call } from "../model/call";
import { meshWorld } from "../registry/mesh-world";
import { gatewayRoute } from "./gateway-route";

const CALL: Call = {
  host: "shop.example.com",
  port: 80,
  protocol: "http",
  method: "GET",
  path: "/cart/1",
  headers: new Map(),
  token: null,
};
const CLASS = {
  ...demoConfig("Ingress", "/istio", { controller: "istio.io/ingress-controller" }),
  kind: "IngressClass",
};
const SERVICES = ["web", "cart", "api"].map((name) => demoService({ name }));

const path = (name: string, value: string, pathType?: string): JsonObject => ({
  path: value,
  ...(pathType === undefined ? {} : { pathType }),
  backend: { service: { name, port: { number: 8080 } } },
});
const rule = (paths: readonly JsonObject[], host?: string): JsonObject => ({
  ...(host === undefined ? {} : { host }),
  http: { paths },
});
const ingress = (rules: readonly JsonObject[], spec: JsonObject = {}, name = "web"): K8sObject =>
  demoConfig("Ingress", `shop/${name}`, { ingressClassName: "istio", rules, ...spec });

function decide(
  objects: readonly K8sObject[],
  call: Partial<Call> = {},
  labels = { istio: "ingressgateway" },
): string {
  const pod = demoPod({
    workload: "istio-ingressgateway",
    namespace: "istio-system",
    dataPlane: "gateway",
    labels,
  });
  const world = meshWorld(objectsView([...SERVICES, pod, ...objects]));
  const [group] = world.groups;
  if (!group) throw new Error("no gateway pods");
  const decision = gatewayRoute(world, group, { ...CALL, ...call });
  if (decision?.outcome !== "forward") return decision?.outcome ?? "none";
  return decision.targets.map(({ host, port }) => `${host.split(".")[0] ?? ""}:${port}`).join(" ");
}

describe("paths (https://kubernetes.io/docs/concepts/services-networking/ingress/#path-types)", () => {
  it.each<[string, readonly JsonObject[], string]>([
    ["takes a prefix of whole segments", [path("cart", "/cart", "Prefix")], "cart:8080"],
    ["ignores a prefix's last slash", [path("cart", "/cart/", "Prefix")], "cart:8080"],
    ["takes no part of a segment", [path("cart", "/car", "Prefix")], "noRoute"],
    ["takes everything under /", [path("web", "/", "Prefix")], "web:8080"],
    ["takes an exact path", [path("cart", "/cart/1", "Exact")], "cart:8080"],
    ["takes no more than an exact path", [path("cart", "/cart", "Exact")], "noRoute"],
    ["prefers the longest path", [path("web", "/", "Prefix"), path("cart", "/cart", "Prefix")], "cart:8080"],
    [
      "prefers exact to prefix",
      [path("web", "/cart/1", "Prefix"), path("cart", "/cart/1", "Exact")],
      "cart:8080",
    ],
    ["takes a path of no type exactly", [path("cart", "/cart")], "noRoute"],
    [
      "takes a path of no type with /* as a prefix",
      [path("cart", "/cart/*", "ImplementationSpecific")],
      "cart:8080",
    ],
    [
      "takes a path of no type with .* as a prefix",
      [path("cart", "/cart.*", "ImplementationSpecific")],
      "cart:8080",
    ],
  ])("%s", (_, paths, expected) => {
    expect(decide([CLASS, ingress([rule(paths)])])).toBe(expected);
  });
});

describe("hosts (https://kubernetes.io/docs/concepts/services-networking/ingress/#hostname-wildcards)", () => {
  const paths = [path("web", "/", "Prefix")];
  const cart = [path("cart", "/", "Prefix")];
  it.each<[string, readonly JsonObject[], string]>([
    ["takes every host where none is named", [rule(paths)], "web:8080"],
    ["takes its host", [rule(paths, "shop.example.com")], "web:8080"],
    ["takes no other host", [rule(paths, "a.example.com")], "noRoute"],
    ["takes a wildcard", [rule(paths, "*.example.com")], "web:8080"],
    ["prefers the exact host", [rule(paths, "*.example.com"), rule(cart, "shop.example.com")], "cart:8080"],
    [
      "tries the narrowest host only, as Envoy does",
      [rule(paths), rule([path("cart", "/x", "Exact")], "shop.example.com")],
      "noRoute",
    ],
  ])("%s", (_, rules, expected) => {
    expect(decide([CLASS, ingress(rules)])).toBe(expected);
  });

  it("merges the Ingresses of one host, the oldest first", () => {
    const of = (name: string, creationTimestamp: string): K8sObject => {
      const one = ingress([rule([path(name, "/", "Prefix")], "shop.example.com")], {}, name);
      return { ...one, metadata: { ...one.metadata, creationTimestamp } };
    };
    expect(decide([CLASS, of("api", "2026-02-01T00:00:00Z"), of("web", "2026-01-01T00:00:00Z")])).toBe(
      "web:8080",
    );
  });
});

describe("which Ingresses are served (https://istio.io/latest/docs/tasks/traffic-management/ingress/kubernetes-ingress/#specifying-ingressclass)", () => {
  const rules = [rule([path("web", "/", "Prefix")])];
  const annotated = (value: string): K8sObject => {
    const { ingressClassName: _, ...spec } = { ingressClassName: "", rules };
    const one = demoConfig("Ingress", "shop/web", spec);
    return { ...one, metadata: { ...one.metadata, annotations: { "kubernetes.io/ingress.class": value } } };
  };
  const classless = demoConfig("Ingress", "shop/web", { rules });
  it.each<[string, readonly K8sObject[], string]>([
    ["one of a class that is Istio's", [CLASS, ingress(rules)], "web:8080"],
    ["none of a class that does not exist", [ingress(rules)], "none"],
    [
      "none of another controller's class",
      [{ ...CLASS, spec: { controller: "k8s.io/nginx" } }, ingress(rules)],
      "none",
    ],
    ["one annotated so", [annotated("istio")], "web:8080"],
    ["none annotated otherwise", [annotated("nginx")], "none"],
    [
      "one annotated as the mesh names its class",
      [demoMeshConfig("ingressClass: mine"), annotated("mine")],
      "web:8080",
    ],
    ["none without a class", [classless], "none"],
    [
      "one without a class in mode DEFAULT",
      [demoMeshConfig("ingressControllerMode: DEFAULT"), classless],
      "web:8080",
    ],
    ["none in mode OFF", [demoMeshConfig("ingressControllerMode: 'OFF'"), annotated("istio")], "none"],
    [
      "none for its default backend alone",
      [CLASS, ingress([], { defaultBackend: { service: { name: "web" } } })],
      "noRoute",
    ],
  ])("%s", (_, objects, expected) => {
    expect(decide(objects)).toBe(expected);
  });

  it("serves them by the pods that the mesh selects", () => {
    const objects = [CLASS, ingress(rules)];
    expect(decide(objects, {}, { istio: "edge" })).toBe("none");
    expect(decide([...objects, demoMeshConfig("ingressSelector: edge")], {}, { istio: "edge" })).toBe(
      "web:8080",
    );
  });
});

describe("ports (https://kubernetes.io/docs/concepts/services-networking/ingress/#tls)", () => {
  const rules = [rule([path("web", "/", "Prefix")])];
  it.each<[string, JsonObject, Partial<Call>, string]>([
    ["serves port 80", {}, {}, "web:8080"],
    ["serves no other port", {}, { port: 8000 }, "noListener"],
    ["serves no TLS unless asked for", {}, { port: 443 }, "noListener"],
    [
      "serves TLS for its hosts",
      { tls: [{ hosts: ["shop.example.com"], secretName: "s" }] },
      { port: 443 },
      "web:8080",
    ],
    [
      "serves TLS for no other host",
      { tls: [{ hosts: ["a.org"], secretName: "s" }] },
      { port: 443 },
      "noListener",
    ],
    [
      "serves TLS for every host where none is named",
      { tls: [{ secretName: "s" }] },
      { port: 443 },
      "web:8080",
    ],
    ["routes no connections", {}, { protocol: "tcp" }, "noRoute"],
  ])("%s", (_, spec, call, expected) => {
    expect(decide([CLASS, ingress(rules, spec)], call)).toBe(expected);
  });

  it("finds a backend's port by its name at the Service", () => {
    const named = (name: string): K8sObject =>
      ingress([
        rule([{ path: "/", pathType: "Prefix", backend: { service: { name: "web", port: { name } } } }]),
      ]);
    expect(decide([CLASS, named("http")])).toBe("web:8080");
    expect(decide([CLASS, named("gone")])).toBe("noRoute");
  });
});
