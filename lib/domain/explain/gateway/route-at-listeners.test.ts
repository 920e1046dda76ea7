import { describe, expect, it } from "vitest";
import type { K8sObject } from "@/lib/demo/world/k8s-object";
import { demoConfig } from "@/lib/testing/demo-objects";
import { askedAtEdge, edgeBecause, edgeEnds } from "@/lib/testing/explain/gateway-ask";
import type { JsonObject } from "../../mesh/cluster-object";
import type { ExplainedRequest } from "../explained-request";

const ISTIO = demoConfig("IstioGateway", "shop/entry", {
  selector: { istio: "ingressgateway" },
  servers: [{ port: { number: 80, name: "http", protocol: "HTTP" }, hosts: ["*"] }],
});
const BOUND = demoConfig("VirtualService", "shop/api", {
  hosts: ["a.example.com"],
  gateways: ["shop/entry"],
  http: [{ route: [{ destination: { host: "api" } }] }],
});

describe("a request from outside at Gateways of the Gateway API (https://gateway-api.sigs.k8s.io/reference/spec/#gateway)", () => {
  const listener = (more: JsonObject = {}): JsonObject => ({
    name: "web",
    port: 80,
    protocol: "HTTP",
    allowedRoutes: { namespaces: { from: "All" } },
    ...more,
  });
  const front = (...listeners: readonly JsonObject[]): K8sObject =>
    demoConfig("Gateway", "edge/front", { gatewayClassName: "istio", listeners });
  const route = (name: string, hostnames: readonly string[], more: JsonObject = {}): K8sObject =>
    demoConfig("HTTPRoute", `shop/${name}`, {
      parentRefs: [{ name: "front", namespace: "edge" }],
      hostnames,
      rules: [{ backendRefs: [{ name, port: 8080 }] }],
      ...more,
    });

  it("say which listeners and routes count, and why the others do not", () => {
    const objects = [
      front(
        listener({ port: 81 }),
        listener({ name: "b", hostname: "b.example.com" }),
        listener({ name: "wide" }),
        listener({ name: "a", hostname: "*.example.com" }),
      ),
      route("web", ["a.example.com"]),
      route("api", ["*.example.com"]),
      route("far", ["x.example.com"]),
      route("own", [], { parentRefs: [{ name: "front", namespace: "edge", sectionName: "wide" }] }),
    ];
    expect(edgeBecause(askedAtEdge(objects))).toEqual([
      "front spec.listeners[1] skips: its hostname b.example.com is not a.example.com",
      "front spec.listeners[2] skips: *.example.com is more specific than its hostname *",
      "front spec.listeners[3] takes: it listens for *.example.com on port 80",
      "far spec.hostnames skips: none of its hostnames is a.example.com",
      "own skips: its parentRefs mean another listener than a",
      "api spec.hostnames skips: another route names a.example.com, which is more specific",
      "web spec.rules[0] takes: every condition holds",
    ]);
  });

  it.each<
    readonly [
      rule: string,
      objects: readonly K8sObject[],
      request: Partial<ExplainedRequest>,
      expected: string,
    ]
  >([
    ["nothing on the port", [front(listener()), route("web", [])], { port: 9000 }, "refused"],
    ["TLS at a plain listener", [front(listener()), route("web", [])], { tls: true }, "refused"],
    [
      "a class of others",
      [
        demoConfig("Gateway", "edge/front", { gatewayClassName: "nginx", listeners: [listener()] }),
        route("web", []),
      ],
      {},
      "refused",
    ],
    [
      "a listener that does not serve",
      [front(listener({ protocol: "UDP" })), route("web", [])],
      {},
      "refused",
    ],
    ["no route", [front(listener())], {}, "edge/entry error 404"],
    ["a route", [front(listener()), route("web", [])], {}, "edge/entry http web:8080"],
    ["routes of Istio beside it", [front(listener()), ISTIO, BOUND], {}, "edge/entry http api:8080"],
  ])("of %s", (_rule, objects, request, expected) => {
    expect(edgeEnds(askedAtEdge(objects, request))).toBe(expected);
  });
});
