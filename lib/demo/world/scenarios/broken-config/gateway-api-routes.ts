import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { gatewayApi, toService } from "../../gateway-api";
import type { Intent } from "../../intent";
import type { K8sObject } from "../../k8s-object";
import { requestsFromOutside } from "../../requests";
import { GATES, LIBRARY } from "./builders";
import type { Part } from "./part";

const DOMAIN = "library.example.org";
const FRONT = { from: { namespace: GATES, workload: "front-istio" }, port: 80 };

const listener = (name: string, more: JsonObject): JsonObject => ({
  name,
  port: 80,
  protocol: "HTTP",
  ...more,
});
const route = (
  path: string,
  hostname: string,
  backend: JsonObject,
  parent: JsonObject = { name: "front" },
): K8sObject =>
  gatewayApi("HTTPRoute", path, {
    parentRefs: [parent],
    hostnames: [hostname],
    rules: [{ backendRefs: [backend] }],
  });
const hall = toService("hall", 8080);
const outside = (host: string, more: Partial<Intent> = {}): Intent =>
  requestsFromOutside(host, 0.4, { ...FRONT, ...more });

/** Routes of the Gateway API at a Gateway of their own. */
export const gatewayApiRoutes: Part = {
  objects: [
    gatewayApi("Gateway", `${GATES}/front`, {
      gatewayClassName: "istio",
      listeners: [
        listener("web", { hostname: `*.${DOMAIN}` }),
        listener("raw", { protocol: "TCP" }),
        listener("secure", {
          port: 443,
          protocol: "HTTPS",
          hostname: `members.${DOMAIN}`,
          tls: { mode: "Terminate", certificateRefs: [{ name: "members-2024" }] },
        }),
      ],
    }),
    gatewayApi("Gateway", `${GATES}/cafe`, {
      gatewayClassName: "nginx",
      listeners: [listener("web", { hostname: `cafe.${DOMAIN}` })],
    }),
    route(`${GATES}/lectures`, `lectures.${DOMAIN}`, toService("lecture-hall", 8080)),
    route(`${GATES}/stock`, `stock.${DOMAIN}`, toService("audio", 8080, { namespace: LIBRARY })),
    route(`${GATES}/tours`, `tours.${DOMAIN}`, hall, { name: "side" }),
    route(`${GATES}/visitors`, "visitors.example.com", hall, { name: "front", sectionName: "web" }),
    route(`${LIBRARY}/novelties`, `novelties.${DOMAIN}`, toService("audio", 8080), {
      name: "front",
      namespace: GATES,
    }),
    route(`${GATES}/plans`, `plans.${DOMAIN}`, hall, { name: "front", sectionName: "internal" }),
    route(`${GATES}/rooms`, `rooms.${DOMAIN}`, toService("hall", 8088)),
    route(`${GATES}/members`, `members.${DOMAIN}`, hall, { name: "front", sectionName: "secure" }),
    gatewayApi("ReferenceGrant", `${LIBRARY}/from-archive`, {
      from: [{ group: "gateway.networking.k8s.io", kind: "HTTPRoute", namespace: "library-archive" }],
      to: [{ group: "", kind: "Service" }],
    }),
  ],
  intents: [
    ...["lectures", "stock", "tours", "novelties", "plans", "rooms"].map((name) =>
      outside(`${name}.${DOMAIN}`),
    ),
    outside("visitors.example.com"),
    outside(`members.${DOMAIN}`, { port: 443 }),
  ],
};
