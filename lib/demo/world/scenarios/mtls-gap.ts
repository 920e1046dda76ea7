import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { application } from "../application";
import type { Behaviour } from "../behaviour";
import { controlPlane } from "../control-plane";
import type { Incident } from "../incident";
import type { Intent } from "../intent";
import { istioConfig } from "../istio-config";
import type { K8sObject } from "../k8s-object";
import { requests } from "../requests";
import type { Scenario } from "../scenario";
import { namespaceObject, serviceAccount } from "../simple-objects";
import { deployment } from "../workload";
import { EARLIER } from "../incident-windows";

const STRICT = "gap-strict";
const MIXED = "gap-mixed";
const LEGACY = "gap-legacy";
const HTTP = { name: "http", port: 8080 };
const METRICS = { name: "http-metrics", port: 9102 };
const host = (name: string, namespace: string): string => `${name}.${namespace}.svc.cluster.local`;

const mode = (path: string, mtls: string, more: JsonObject = {}): K8sObject =>
  istioConfig("PeerAuthentication", path, { mtls: { mode: mtls }, ...more });
const ofApp = (app: string): JsonObject => ({ selector: { matchLabels: { app } } });

const strict: readonly K8sObject[] = [
  namespaceObject(STRICT, true),
  ...application({ namespace: STRICT, name: "ledger", port: HTTP, workload: { replicas: 2 } }),
  ...application({
    namespace: STRICT,
    name: "vault",
    port: HTTP,
    workload: { ports: [HTTP.port, METRICS.port] },
    service: { ports: [HTTP, METRICS] },
  }),
  mode(`${STRICT}/default`, "STRICT"),
  mode(`${STRICT}/vault`, "STRICT", {
    ...ofApp("vault"),
    portLevelMtls: { [METRICS.port]: { mode: "PERMISSIVE" } },
  }),
];

const mixed: readonly K8sObject[] = [
  namespaceObject(MIXED, true),
  ...["web", "accounts", "printer"].flatMap((name) => application({ namespace: MIXED, name, port: HTTP })),
  serviceAccount(MIXED, "node-agent"),
  deployment({
    namespace: MIXED,
    name: "node-agent",
    serviceAccount: "node-agent",
    podSpec: { hostNetwork: true, dnsPolicy: "ClusterFirstWithHostNet" },
  }),
  mode(`${MIXED}/default`, "PERMISSIVE"),
  mode(`${MIXED}/accounts`, "STRICT", ofApp("accounts")),
  mode(`${MIXED}/printer`, "DISABLE", ofApp("printer")),
  istioConfig("DestinationRule", `${MIXED}/ledger`, {
    host: host("ledger", STRICT),
    trafficPolicy: { tls: { mode: "DISABLE" } },
  }),
];

const legacy: readonly K8sObject[] = [
  namespaceObject(LEGACY, false),
  ...["batch", "scraper", "auditor"].flatMap((name) => [
    serviceAccount(LEGACY, name),
    deployment({ namespace: LEGACY, name, serviceAccount: name }),
  ]),
];

const INTENTS: readonly Intent[] = [
  requests(`${MIXED}/web`, `${host("accounts", MIXED)}:8080`, { perSecond: 12 }, { path: "/accounts" }),
  requests(`${MIXED}/web`, `${host("printer", MIXED)}:8080`, { perSecond: 1.5 }, { path: "/print" }),
  requests(`${MIXED}/accounts`, `${host("vault", STRICT)}:8080`, { perSecond: 4 }, { path: "/secrets" }),
  requests(`${MIXED}/accounts`, `${host("ledger", STRICT)}:8080`, { perSecond: 2 }, { path: "/entries" }),
  requests(`${STRICT}/vault`, `${host("ledger", STRICT)}:8080`, { perSecond: 3 }, { path: "/entries" }),
  requests(`${MIXED}/node-agent`, `${host("web", MIXED)}:8080`, { perSecond: 0.5 }, { path: "/healthz" }),
  requests(`${LEGACY}/batch`, `${host("ledger", STRICT)}:8080`, { perSecond: 2 }, { path: "/entries" }),
  requests(`${LEGACY}/batch`, `${host("accounts", MIXED)}:8080`, { perSecond: 1 }, { path: "/accounts" }),
  requests(`${LEGACY}/batch`, `${host("web", MIXED)}:8080`, { perSecond: 6 }, { path: "/" }),
  requests(`${LEGACY}/scraper`, `${host("vault", STRICT)}:9102`, { perSecond: 0.07 }, { path: "/metrics" }),
  requests(`${LEGACY}/auditor`, `${host("web", MIXED)}:8080`, { perSecond: 1 / 600 }, { path: "/audit" }),
];

const BEHAVIOURS: readonly Behaviour[] = [
  { namespace: MIXED, workload: "accounts", medianMs: 22, failures: [{ code: "500", share: 0.004 }] },
  { namespace: STRICT, workload: "ledger", medianMs: 15, failures: [] },
];

const INCIDENTS: readonly Incident[] = [
  {
    ...EARLIER,
    behaviours: [
      { namespace: STRICT, workload: "ledger", medianMs: 700, failures: [{ code: "503", share: 0.1 }] },
    ],
  },
];

/** Mutual TLS at all levels: STRICT, PERMISSIVE and DISABLE side by side, callers without a proxy, and an exception for a port. */
export function mtlsGap(): Scenario {
  return {
    name: "mtls-gap",
    objects: [...controlPlane(), mode("istio-system/default", "PERMISSIVE"), ...strict, ...mixed, ...legacy],
    intents: INTENTS,
    behaviours: BEHAVIOURS,
    incidents: INCIDENTS,
  };
}
