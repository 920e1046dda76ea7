import { describe, expect, it } from "vitest";
import { demoConfig } from "@/lib/testing/demo-objects";
import { EDGE, edgeMesh } from "@/lib/testing/explain/gateway-edge";
import type { K8sObject } from "@/lib/demo/world/k8s-object";
import { sampleCall } from "@/lib/testing/explain/sample-call";
import type { JsonObject } from "../../mesh/cluster-object";
import type { Caller } from "../../routing/caller";
import type { ExplainCall } from "../routed";
import { apiRoutesOfService } from "./api-routes-of-service";

const SERVICE = { host: "web.shop.svc.cluster.local", namespace: "shop" };
const CALL = sampleCall({ host: SERVICE.host });
const WEB = { group: "", kind: "Service", name: "web", namespace: "shop" };
const route = (path: string, parent: JsonObject = {}, more: JsonObject = {}, kind = "HTTPRoute"): K8sObject =>
  demoConfig(kind, path, {
    parentRefs: [{ ...WEB, ...parent }],
    rules: [{ backendRefs: [{ name: "web", namespace: "shop", port: 8080 }] }],
    ...more,
  });
const caller = (namespace: string, dataPlane: Caller["dataPlane"] = "sidecar"): Caller => ({
  namespace,
  labels: {},
  dataPlane,
});

interface Asked {
  readonly from?: Caller;
  readonly call?: Partial<ExplainCall>;
}
const found = (
  routes: readonly K8sObject[],
  { from = caller("shop"), call = {} }: Asked = {},
): ReturnType<typeof apiRoutesOfService> =>
  apiRoutesOfService(edgeMesh([...EDGE, ...routes]), from, SERVICE, { ...CALL, ...call });
const names = (...args: Parameters<typeof found>): readonly string[] =>
  found(...args).routes.map(({ kind, meta }) => `${kind} ${meta.namespace}/${meta.name}`);

// https://gateway-api.sigs.k8s.io/geps/gep-1426/
describe("the routes that rule a service", () => {
  it.each<readonly [rule: string, parent: JsonObject, isRuling: boolean]>([
    ["name it", {}, true],
    ["name it with the group core", { group: "core" }, true],
    ["name its port", { port: 8080 }, true],
    ["name another port", { port: 9090 }, false],
    ["name another Service", { name: "api" }, false],
    ["name a Gateway", { kind: "Gateway", group: "gateway.networking.k8s.io" }, false],
    [
      "name a ServiceEntry of another host",
      { kind: "ServiceEntry", group: "networking.istio.io", name: "out" },
      false,
    ],
  ])("%s", (_rule, parent, isRuling) => {
    expect(names([route("shop/r", parent)])).toEqual(isRuling ? ["HTTPRoute shop/r"] : []);
  });

  it("are those of the caller's namespace before those of the service's", () => {
    const routes = [route("shop/producer"), route("bank/consumer")];
    expect(names(routes)).toEqual(["HTTPRoute shop/producer"]);
    expect(names(routes, { from: caller("bank") })).toEqual(["HTTPRoute bank/consumer"]);
    expect(names(routes, { from: caller("third") })).toEqual(["HTTPRoute shop/producer"]);
    expect(names(routes, { from: caller("bank", "waypoint") })).toEqual(["HTTPRoute shop/producer"]);
    expect(names(routes, { from: caller("shop", "gateway") })).toEqual([]);
  });

  it("leave a step for those that do not count", () => {
    const { steps } = found([route("shop/producer"), route("bank/consumer")]);
    expect(steps.map(({ object, because }) => `${object?.name}: ${because}`)).toEqual([
      "consumer: routes of shop rule this caller's calls of web.shop.svc.cluster.local",
    ]);
  });

  it("are of one kind, that of the protocol first", () => {
    const routes = [
      route("shop/h"),
      route("shop/g", {}, {}, "GRPCRoute"),
      route("shop/t", {}, {}, "TCPRoute"),
    ];
    expect(names(routes)).toEqual(["HTTPRoute shop/h"]);
    expect(names(routes, { call: { protocol: "grpc" } })).toEqual(["GRPCRoute shop/g"]);
    expect(names(routes.slice(1))).toEqual(["GRPCRoute shop/g"]);
    expect(names(routes, { call: { protocol: "tcp" } })).toEqual(["TCPRoute shop/t"]);
    expect(names(routes, { call: { protocol: "tls" } })).toEqual(["TCPRoute shop/t"]);
  });

  it.each([
    [[], true],
    [["web.shop.svc.cluster.local"], true],
    [["*.svc.cluster.local"], true],
    [["other.example.com"], false],
  ])("of TLS are for the server names %j", (hostnames, isRuling) => {
    const tls = route("shop/t", {}, { hostnames }, "TLSRoute");
    expect(names([tls], { call: { protocol: "tls" } })).toEqual(isRuling ? ["TLSRoute shop/t"] : []);
  });

  it.each<readonly [rule: string, spec: JsonObject, step: string]>([
    [
      "a filter that Istio does not know",
      { rules: [{}, { filters: [{ type: "CORS" }, { type: "ExtensionRef" }] }] },
      "spec.rules[1].filters[1] Istio knows no filter of the type ExtensionRef here",
    ],
    [
      "a filter that backends have not",
      { rules: [{ backendRefs: [{ name: "web", port: 8080, filters: [{ type: "URLRewrite" }] }] }] },
      "spec.rules[0].backendRefs[0].filters[0] Istio knows no filter of the type URLRewrite here",
    ],
    [
      "a backend without a port",
      { rules: [{ backendRefs: [{ name: "web" }] }] },
      "spec.rules[0].backendRefs[0] the backend web.shop.svc.cluster.local names no port",
    ],
    [
      "a host in place of a Service's name",
      { rules: [{ backendRefs: [{ name: "web.shop", port: 8080 }] }] },
      "spec.rules[0].backendRefs[0] the backend web.shop must be the name of a Service, not a host",
    ],
    [
      "a Hostname with a namespace",
      {
        rules: [
          {
            backendRefs: [
              { name: "a.b", namespace: "shop", group: "networking.istio.io", kind: "Hostname", port: 1 },
            ],
          },
        ],
      },
      "spec.rules[0].backendRefs[0] the backend a.b is a Hostname, which may have no namespace",
    ],
  ])("are not those with %s", (_rule, spec, expected) => {
    const { routes, steps } = found([route("shop/r", {}, spec)]);
    expect(routes).toEqual([]);
    expect(steps.map(({ path, because }) => `${path} ${because}`)).toEqual([
      `${expected}: Istio leaves out the whole route`,
    ]);
  });

  it("may have broken backends without a weight", () => {
    const spec = { rules: [{ backendRefs: [{ name: "web", weight: 0 }] }] };
    expect(names([route("shop/r", {}, spec)])).toEqual(["HTTPRoute shop/r"]);
  });
});
