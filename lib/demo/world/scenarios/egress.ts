import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { application } from "../application";
import type { Behaviour } from "../behaviour";
import { controlPlane, egressGateway } from "../control-plane";
import type { Incident } from "../incident";
import type { Intent } from "../intent";
import { istioConfig } from "../istio-config";
import type { K8sObject } from "../k8s-object";
import { requests } from "../requests";
import type { Scenario } from "../scenario";
import { externalNameService } from "../service";
import { namespaceObject, serviceAccount } from "../simple-objects";
import { deployment } from "../workload";
import { EARLIER, LATELY } from "../incident-windows";

const TRAVEL = "travel";
const LAB = "travel-lab";
const GATEWAY = "istio-egressgateway.istio-system.svc.cluster.local";
const WEATHER = "weather.example.org";
const MAPS = "maps.example.org";
const FARES = "fares.example.org";
const HOTELS = "hotels.example.org";
const TICKETS = "tickets.example.org";
const PLAIN = { number: 80, name: "http", protocol: "HTTP" };
const TLS = { number: 443, name: "tls", protocol: "TLS" };

const outside = (name: string, host: string, ports: readonly JsonObject[]): K8sObject =>
  istioConfig("ServiceEntry", `${TRAVEL}/${name}`, {
    hosts: [host],
    location: "MESH_EXTERNAL",
    resolution: "DNS",
    ports,
  });
const destination = (host: string, number: number): JsonObject => ({
  destination: { host, port: { number } },
});

const applications: readonly K8sObject[] = [
  namespaceObject(TRAVEL, true),
  ...["planner", "booking"].flatMap((name) =>
    application({ namespace: TRAVEL, name, port: { name: "http", port: 8080 } }),
  ),
  serviceAccount(TRAVEL, "notifier"),
  deployment({ namespace: TRAVEL, name: "notifier", serviceAccount: "notifier" }),
  namespaceObject(LAB, true),
  serviceAccount(LAB, "notebook"),
  deployment({ namespace: LAB, name: "notebook", serviceAccount: "notebook" }),
];

/** Only what is registered may be called. */
const registryOnly = istioConfig("Sidecar", `${TRAVEL}/default`, {
  egress: [{ hosts: ["./*", "istio-system/*"] }],
  outboundTrafficPolicy: { mode: "REGISTRY_ONLY" },
});

const direct: readonly K8sObject[] = [
  outside("weather", WEATHER, [PLAIN]),
  outside("maps", MAPS, [TLS]),
  outside("fares", FARES, [{ ...PLAIN, targetPort: 443 }]),
  istioConfig("DestinationRule", `${TRAVEL}/fares`, {
    host: FARES,
    trafficPolicy: { portLevelSettings: [{ port: { number: 80 }, tls: { mode: "SIMPLE", sni: FARES } }] },
  }),
];

/** https://istio.io/latest/docs/tasks/traffic-management/egress/egress-gateway/ */
const throughGateway: readonly K8sObject[] = [
  outside("hotels", HOTELS, [PLAIN]),
  istioConfig("Gateway", `${TRAVEL}/hotels-egress`, {
    selector: { istio: "egressgateway" },
    servers: [{ port: PLAIN, hosts: [HOTELS] }],
  }),
  istioConfig("VirtualService", `${TRAVEL}/hotels`, {
    hosts: [HOTELS],
    gateways: ["mesh", "hotels-egress"],
    http: [
      { match: [{ gateways: ["mesh"], port: 80 }], route: [destination(GATEWAY, 80)] },
      { match: [{ gateways: ["hotels-egress"], port: 80 }], route: [destination(HOTELS, 80)] },
    ],
  }),
  outside("tickets", TICKETS, [TLS]),
  istioConfig("Gateway", `${TRAVEL}/tickets-egress`, {
    selector: { istio: "egressgateway" },
    servers: [{ port: TLS, hosts: [TICKETS], tls: { mode: "PASSTHROUGH" } }],
  }),
  istioConfig("VirtualService", `${TRAVEL}/tickets`, {
    hosts: [TICKETS],
    gateways: ["mesh", "tickets-egress"],
    tls: [
      {
        match: [{ gateways: ["mesh"], port: 443, sniHosts: [TICKETS] }],
        route: [destination(GATEWAY, 443)],
      },
      {
        match: [{ gateways: ["tickets-egress"], port: 443, sniHosts: [TICKETS] }],
        route: [destination(TICKETS, 443)],
      },
    ],
  }),
];

const tls = { protocol: "tls", path: "", requestBytes: 2_400, responseBytes: 38_000 } as const;

const INTENTS: readonly Intent[] = [
  requests(`${TRAVEL}/planner`, `booking.${TRAVEL}:8080`, { perSecond: 6 }, { path: "/trips" }),
  requests(`${TRAVEL}/planner`, `${WEATHER}:80`, { perSecond: 8 }, { path: "/forecast" }),
  requests(`${TRAVEL}/planner`, `${MAPS}:443`, { perSecond: 2 }, tls),
  requests(`${TRAVEL}/booking`, `${FARES}:80`, { perRequest: 2 }, { path: "/quotes" }),
  requests(`${TRAVEL}/booking`, `${HOTELS}:80`, { perRequest: 1 }, { path: "/rooms" }),
  requests(`${TRAVEL}/booking`, `${TICKETS}:443`, { perRequest: 0.3 }, tls),
  requests(
    `${TRAVEL}/notifier`,
    "push.example.com:80",
    { perSecond: 0.7 },
    { path: "/v1/send", method: "POST" },
  ),
  requests(`${TRAVEL}/notifier`, "push.example.com:443", { perSecond: 0.1 }, tls),
  requests(`${LAB}/notebook`, "data.example.org:80", { perSecond: 1.5 }, { path: "/sets/airports.csv" }),
  requests(`${LAB}/notebook`, "packages.example.org:443", { perSecond: 1 / 600 }, tls),
  requests(`${LAB}/notebook`, `${WEATHER}:80`, { perSecond: 0.2 }, { path: "/history" }),
  requests(`${LAB}/notebook`, "archive:80", { perSecond: 0.3 }, { path: "/1998" }),
];

const external = (host: string, medianMs: number, share = 0): Behaviour => ({
  namespace: "",
  workload: host,
  medianMs,
  failures: share > 0 ? [{ code: "503", share }] : [],
});

const INCIDENTS: readonly Incident[] = [
  { ...LATELY, behaviours: [external(HOTELS, 2_800, 0.25)] },
  { ...EARLIER, behaviours: [external(WEATHER, 240, 0.6)] },
];

/** Calls that leave the mesh: by the registry only, directly or through an egress gateway, and from a namespace that may call anything. */
export function egress(): Scenario {
  return {
    name: "egress",
    objects: [
      ...controlPlane(),
      ...egressGateway(),
      ...applications,
      registryOnly,
      ...direct,
      ...throughGateway,
      externalNameService({ namespace: LAB, name: "archive" }, "archive.example.org", [
        { name: "http", port: 80 },
      ]),
    ],
    intents: INTENTS,
    behaviours: [
      external(WEATHER, 90, 0.004),
      external(FARES, 310),
      external(HOTELS, 420, 0.01),
      external("data.example.org", 160),
    ],
    incidents: INCIDENTS,
  };
}
