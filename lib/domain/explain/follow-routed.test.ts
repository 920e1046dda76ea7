import { describe, expect, it } from "vitest";
import { shopMesh } from "@/lib/testing/explain/security-mesh";
import { shopService } from "@/lib/testing/shop-mesh";
import { specObject } from "@/lib/testing/spec-object";
import { workloadObjects } from "@/lib/testing/workload-objects";
import type { ClusterObject, JsonObject } from "../mesh/cluster-object";
import { explainRequest } from "./explain-request";
import type { Explanation } from "./explanation";

const PROXY = [{ name: "istio-proxy" }];
const HOST = "box.shop.svc.cluster.local";

/** A gateway that sends everything to the service `box`, whose waypoint it uses. */
const EDGE: readonly ClusterObject[] = [
  ...workloadObjects("shop/edge", { containers: PROXY }),
  shopService("shop/edge", { ports: [{ name: "http", port: 80, targetPort: 80 }] }),
  specObject("Gateway.networking.istio.io", "shop/edge", {
    selector: { app: "edge" },
    servers: [{ port: { number: 80, name: "http", protocol: "HTTP" }, hosts: ["shop.example.com"] }],
  }),
  specObject("VirtualService", "shop/edge", {
    hosts: ["shop.example.com"],
    gateways: ["shop/edge"],
    http: [{ route: [{ destination: { host: HOST } }] }],
  }),
  specObject("Gateway.gateway.networking.k8s.io", "shop/waypoint", {
    gatewayClassName: "istio-waypoint",
    listeners: [{ name: "mesh", port: 15008, protocol: "HBONE" }],
  }),
  ...workloadObjects("shop/waypoint", {
    containers: PROXY,
    labels: { "gateway.networking.k8s.io/gateway-name": "waypoint" },
  }),
  shopService(
    "shop/box",
    { selector: { app: "cart" } },
    { "istio.io/use-waypoint": "waypoint", "istio.io/ingress-use-waypoint": "true" },
  ),
];

const explained = (...more: readonly ClusterObject[]): Explanation =>
  explainRequest(shopMesh(...EDGE, ...more), {
    source: "outside",
    host: "shop.example.com",
    port: 80,
    method: "GET",
    path: "/",
    headers: {},
    claims: null,
    tls: false,
  });

const atWaypoint = (action: string): ClusterObject =>
  specObject("AuthorizationPolicy", "shop/p", {
    targetRefs: [{ kind: "Service", name: "box" }],
    action,
    rules: [{}],
  });
const boxDoes = (rule: JsonObject): ClusterObject =>
  specObject("VirtualService", "shop/box", { hosts: [HOST], http: [rule] });

// https://istio.io/latest/docs/ambient/usage/waypoint/#useawaypoint
describe("a waypoint that a gateway hands requests to", () => {
  it("sends them on", () => {
    const said = explained();
    expect(said).toMatchObject({
      outcome: "route",
      code: null,
      mtls: true,
      authorization: { allowed: true },
    });
    expect(said.destinations.map(({ host, weight }) => [host, weight])).toEqual([[HOST, 100]]);
  });

  it("refuses them for certain, or perhaps", () => {
    const by = { kind: "AuthorizationPolicy", namespace: "shop", name: "p" };
    expect(explained(atWaypoint("DENY"))).toMatchObject({
      outcome: "refused",
      code: 403,
      authorization: { allowed: false, by },
    });
    expect(explained(atWaypoint("CUSTOM"))).toMatchObject({
      outcome: "route",
      authorization: { allowed: null, by },
    });
  });

  it.each<readonly [rule: JsonObject, outcome: string, code: number]>([
    [{ redirect: { uri: "/new" } }, "redirect", 301],
    [{ directResponse: { status: 418 } }, "directResponse", 418],
    [{ match: [{ uri: { exact: "/other" } }], route: [{ destination: { host: HOST } }] }, "noRoute", 404],
  ])("answers them itself by %j", (rule, outcome, code) => {
    expect(explained(boxDoes(rule))).toMatchObject({ outcome, code });
  });
});
