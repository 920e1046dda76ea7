import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { application } from "../../application";
import { httpGateway, istioConfig } from "../../istio-config";
import type { K8sObject } from "../../k8s-object";
import { requestsFromOutside } from "../../requests";
import { namespaceObject } from "../../simple-objects";
import { GATES, HTTP, LIBRARY, shelf } from "./builders";
import type { Part } from "./part";

const DOMAIN = "library.example.com";
const toHall: readonly JsonObject[] = [
  { route: [{ destination: { host: "hall", port: { number: 8080 } } }] },
];

/** A VirtualService for what enters by Gateways. */
const entering = (path: string, host: string, gateways: readonly string[]): K8sObject =>
  istioConfig("VirtualService", path, { hosts: [`${host}.${DOMAIN}`], gateways, http: toHall });
const gatewayOf = (name: string, more: JsonObject): K8sObject =>
  istioConfig("Gateway", `${GATES}/${name}`, {
    selector: { istio: "ingressgateway" },
    ...more,
  });
const server = (hosts: readonly string[]): JsonObject => ({
  port: { number: 8080, name: "http", protocol: "HTTP" },
  hosts,
});

/** How Gateways are selected, found and shared, behind the ingress gateway of the mesh. */
export const gateways: Part = {
  objects: [
    namespaceObject(GATES, true),
    ...application({ namespace: GATES, name: "hall", port: HTTP }),
    shelf("reading-room"),
    entering(`${GATES}/catalogue`, "catalogue", ["main-entrance"]),
    gatewayOf("side-entrance", {
      selector: { istio: "side-gateway" },
      servers: [server([`side.${DOMAIN}`])],
    }),
    entering(`${GATES}/side`, "side", ["side-entrance"]),
    httpGateway(`${GATES}/events`, [`events.${DOMAIN}`]),
    entering(`${GATES}/events`, "event", ["events"]),
    httpGateway(`${GATES}/children`, [`children.${DOMAIN}`]),
    httpGateway(`${GATES}/children-corner`, [`children.${DOMAIN}`]),
    entering(`${GATES}/children`, "children", ["children"]),
    istioConfig("VirtualService", `${GATES}/children-corner`, {
      hosts: [`children.${DOMAIN}`],
      gateways: ["children-corner"],
      http: [{ route: [{ destination: { host: `reading-room.${LIBRARY}.svc.cluster.local` } }] }],
    }),
    gatewayOf("members", {
      servers: [
        {
          port: { number: 8443, name: "https-members", protocol: "HTTPS" },
          hosts: [`members.${DOMAIN}`],
          tls: { mode: "SIMPLE", credentialName: "members-2024" },
        },
      ],
    }),
    entering(`${GATES}/members`, "members", ["members"]),
    httpGateway(`${GATES}/rooms`, [`rooms.${DOMAIN}`]),
    istioConfig("VirtualService", `${LIBRARY}/rooms`, {
      hosts: [`rooms.${DOMAIN}`],
      gateways: ["rooms"],
      http: [{ route: [{ destination: { host: "reading-room" } }] }],
    }),
    gatewayOf("donations", { servers: [server([`friends-of-the-library/donate.${DOMAIN}`])] }),
    entering(`${GATES}/donations`, "donate", ["donations"]),
  ],
  intents: [
    ...["catalogue", "side", "events", "children", "rooms", "donate"].map((host) =>
      requestsFromOutside(`${host}.${DOMAIN}`, 0.5),
    ),
    requestsFromOutside(`members.${DOMAIN}`, 0.5, { port: 8443 }),
  ],
};
