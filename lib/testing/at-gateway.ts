import type { Json, JsonObject } from "@/lib/domain/mesh/cluster-object";
import type { Call } from "@/lib/demo/traffic/model/call";
import type { K8sObject } from "@/lib/demo/world/k8s-object";
import { demoConfig, demoService } from "./demo-objects";
import { inShort, routed } from "./routed-call";

/** A gateway in `edge`, behind the Service `entry` of ports 80 and 443. */
export const ENTRY = { namespace: "edge", dataPlane: "gateway", labels: { istio: "ingress" } } as const;
export const SELECTOR = { istio: "ingress" };
export const GATEWAY_OBJECTS = [
  demoService({
    namespace: "edge",
    name: "entry",
    selector: SELECTOR,
    ports: [
      { name: "http2", port: 80, targetPort: 8080 },
      { name: "https", port: 443, targetPort: 8443 },
    ],
  }),
  demoService({ name: "reviews" }),
];

/** A server of a Gateway. */
export const server = (number: number, protocol: string, hosts: Json, tls?: JsonObject): JsonObject => ({
  port: { number, name: protocol.toLowerCase(), protocol },
  hosts,
  ...(tls ? { tls } : {}),
});
/** A Gateway, shop/entry and of that gateway where nothing else is said. */
export const gateway = (
  servers: readonly JsonObject[],
  path = "shop/entry",
  selector: JsonObject = SELECTOR,
): K8sObject => demoConfig("IstioGateway", path, { selector, servers });
/** One that serves all hosts by HTTP at port 80. */
export const WEB = gateway([server(80, "HTTP", ["*"])]);

/** A VirtualService bound to the Gateway shop/entry that answers, so that it can be told which one was followed. */
export const answering = (path: string, hosts: Json, status: number, more: JsonObject = {}): K8sObject =>
  demoConfig("VirtualService", path, {
    hosts,
    gateways: ["shop/entry"],
    http: [{ directResponse: { status } }],
    ...more,
  });

/** What the gateway does with a call to a.example.com:80. */
export const atGateway = (objects: readonly K8sObject[], call: Partial<Call> = {}): string =>
  inShort(routed([...GATEWAY_OBJECTS, ...objects], { host: "a.example.com", port: 80, ...call }, ENTRY));
export const SHOP = answering("shop/a", ["a.example.com"], 201);
