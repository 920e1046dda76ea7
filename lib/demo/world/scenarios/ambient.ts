import { ambientDataPlane } from "../ambient-data-plane";
import { application } from "../application";
import type { Behaviour } from "../behaviour";
import { controlPlane } from "../control-plane";
import { gatewayApi, toService } from "../gateway-api";
import type { Incident } from "../incident";
import type { Intent } from "../intent";
import { httpGateway, istioConfig } from "../istio-config";
import type { K8sObject } from "../k8s-object";
import { requests, requestsFromOutside } from "../requests";
import type { Scenario } from "../scenario";
import { service } from "../service";
import { namespaceObject, serviceAccount } from "../simple-objects";
import { deployment, statefulSet } from "../workload";
import { LATELY } from "../incident-windows";

const CLINIC = "clinic";
const BOOKING = "clinic-booking";
const DEVICES = "clinic-devices";
const BILLING = "clinic-billing";
const HTTP = { name: "http", port: 8080 };
const AMBIENT = { "istio.io/dataplane-mode": "ambient" };
const USES_WAYPOINT = "istio.io/use-waypoint";

const waypoint = (path: string, takes: "service" | "workload"): K8sObject =>
  gatewayApi(
    "Gateway",
    path,
    { gatewayClassName: "istio-waypoint", listeners: [{ name: "mesh", port: 15008, protocol: "HBONE" }] },
    { "istio.io/waypoint-for": takes },
  );

/** ztunnel alone: mutual TLS, and policies for connections. */
const clinic: readonly K8sObject[] = [
  namespaceObject(CLINIC, false, AMBIENT),
  ...["reception", "records"].flatMap((name) => application({ namespace: CLINIC, name, port: HTTP })),
  ...application({ namespace: CLINIC, name: "archive", port: { name: "tcp-dicom", port: 11112 } }),
  serviceAccount(CLINIC, "guest-wifi"),
  deployment({ namespace: CLINIC, name: "guest-wifi", serviceAccount: "guest-wifi" }),
  serviceAccount(CLINIC, "backup"),
  deployment({
    namespace: CLINIC,
    name: "backup",
    serviceAccount: "backup",
    podLabels: { "istio.io/dataplane-mode": "none" },
  }),
  istioConfig("PeerAuthentication", `${CLINIC}/archive`, {
    selector: { matchLabels: { app: "archive" } },
    mtls: { mode: "STRICT" },
  }),
  istioConfig("AuthorizationPolicy", `${CLINIC}/records`, {
    selector: { matchLabels: { app: "records" } },
    rules: [
      {
        from: [
          { source: { principals: ["cluster.local/ns/clinic/sa/reception"] } },
          { source: { namespaces: [BILLING] } },
        ],
      },
    ],
  }),
  httpGateway(`${CLINIC}/reception`, ["clinic.example.com"]),
  istioConfig("VirtualService", `${CLINIC}/reception`, {
    hosts: ["clinic.example.com"],
    gateways: ["reception"],
    http: [{ route: [{ destination: { host: "reception", port: { number: 8080 } } }] }],
  }),
];

const versioned = (version: string): K8sObject =>
  service({
    namespace: BOOKING,
    name: `appointments-${version}`,
    selector: { app: "appointments", version },
    ports: [HTTP],
  });

/** A waypoint for a service: split by an HTTPRoute and guarded by a policy on requests. */
const booking: readonly K8sObject[] = [
  namespaceObject(BOOKING, false, AMBIENT),
  ...application({
    namespace: BOOKING,
    name: "appointments",
    versions: ["v1", "v2"],
    port: HTTP,
    service: { labels: { app: "appointments", [USES_WAYPOINT]: "waypoint" } },
  }),
  versioned("v1"),
  versioned("v2"),
  ...application({ namespace: BOOKING, name: "reminders", port: HTTP }),
  waypoint(`${BOOKING}/waypoint`, "service"),
  gatewayApi("HTTPRoute", `${BOOKING}/appointments`, {
    parentRefs: [{ group: "", kind: "Service", name: "appointments", port: HTTP.port }],
    rules: [
      {
        backendRefs: [
          toService("appointments-v1", HTTP.port, { weight: 85 }),
          toService("appointments-v2", HTTP.port, { weight: 15 }),
        ],
      },
    ],
  }),
  istioConfig("AuthorizationPolicy", `${BOOKING}/appointments`, {
    targetRefs: [{ group: "", kind: "Service", name: "appointments" }],
    rules: [{ to: [{ operation: { methods: ["GET", "POST"] } }] }],
  }),
];

/** A waypoint for workloads, which their callers address one by one. */
const devices: readonly K8sObject[] = [
  namespaceObject(DEVICES, false, AMBIENT),
  serviceAccount(DEVICES, "scanner"),
  statefulSet({
    namespace: DEVICES,
    name: "scanner",
    replicas: 2,
    ports: [8080],
    serviceAccount: "scanner",
    podLabels: { [USES_WAYPOINT]: "scanner-waypoint" },
  }),
  service({ namespace: DEVICES, name: "scanner", ports: [HTTP], headless: true }),
  waypoint(`${DEVICES}/scanner-waypoint`, "workload"),
];

/** Sidecars beside it all. */
const billing: readonly K8sObject[] = [
  namespaceObject(BILLING, true),
  ...application({ namespace: BILLING, name: "invoices", port: HTTP }),
  istioConfig("PeerAuthentication", `${BILLING}/default`, { mtls: { mode: "STRICT" } }),
];

const tcp = { protocol: "tcp", path: "", requestBytes: 900_000, responseBytes: 2_000 } as const;
const appointments = `appointments.${BOOKING}:8080`;

const INTENTS: readonly Intent[] = [
  requestsFromOutside("clinic.example.com", 12, { path: "/" }),
  requests(`${CLINIC}/reception`, `records.${CLINIC}:8080`, { perRequest: 1 }, { path: "/patients" }),
  requests(`${CLINIC}/reception`, appointments, { perRequest: 0.8 }, { path: "/slots" }),
  requests(`${CLINIC}/reception`, appointments, { perSecond: 0.3 }, { path: "/slots/17", method: "DELETE" }),
  requests(`${CLINIC}/guest-wifi`, `records.${CLINIC}:8080`, { perSecond: 1 / 120 }, { path: "/patients" }),
  requests(`${CLINIC}/records`, `archive.${CLINIC}:11112`, { perRequest: 0.05 }, tcp),
  requests(`${CLINIC}/backup`, `archive.${CLINIC}:11112`, { perSecond: 1 / 600 }, tcp),
  requests(`${CLINIC}/backup`, `reception.${CLINIC}:8080`, { perSecond: 0.1 }, { path: "/healthz" }),
  ...[0, 1].map((ordinal) =>
    requests(
      `${CLINIC}/records`,
      `scanner-${ordinal}.scanner.${DEVICES}:8080`,
      { perSecond: 1.5 },
      { path: "/images" },
    ),
  ),
  requests(`${BOOKING}/reminders`, `invoices.${BILLING}:8080`, { perSecond: 2 }, { path: "/invoices/open" }),
  requests(`${BOOKING}/reminders`, appointments, { perSecond: 3 }, { path: "/slots/tomorrow" }),
  requests(`${BILLING}/invoices`, `records.${CLINIC}:8080`, { perRequest: 1 }, { path: "/patients" }),
  requests(`${BILLING}/invoices`, appointments, { perRequest: 0.5 }, { path: "/slots/past" }),
];

const BEHAVIOURS: readonly Behaviour[] = [
  { namespace: CLINIC, workload: "reception", medianMs: 35, failures: [{ code: "500", share: 0.001 }] },
  { namespace: BOOKING, workload: "appointments-v1", medianMs: 18, failures: [] },
  { namespace: BOOKING, workload: "appointments-v2", medianMs: 12, failures: [{ code: "500", share: 0.03 }] },
  { namespace: DEVICES, workload: "scanner", medianMs: 480, failures: [{ code: "503", share: 0.02 }] },
];

const INCIDENTS: readonly Incident[] = [
  {
    ...LATELY,
    behaviours: [
      {
        namespace: BOOKING,
        workload: "appointments-v2",
        medianMs: 300,
        failures: [{ code: "500", share: 0.4 }],
      },
    ],
  },
];

/** Ambient mode: ztunnel alone, a waypoint for a service, one for workloads, and sidecars that call in and are called. */
export function ambient(): Scenario {
  return {
    name: "ambient",
    objects: [...controlPlane(), ...ambientDataPlane(), ...clinic, ...booking, ...devices, ...billing],
    intents: INTENTS,
    behaviours: BEHAVIOURS,
    incidents: INCIDENTS,
  };
}
