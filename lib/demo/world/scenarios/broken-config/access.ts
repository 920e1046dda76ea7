import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { application } from "../../application";
import type { Intent } from "../../intent";
import { istioConfig } from "../../istio-config";
import type { K8sObject } from "../../k8s-object";
import { requests } from "../../requests";
import { namespaceObject, serviceAccount } from "../../simple-objects";
import { deployment } from "../../workload";
import { HTTP } from "./builders";
import type { Part } from "./part";

const MEMBERS = "library-members";
const COUNTER = "cluster.local/ns/library-members/sa/counter";

const ofApp = (app: string): JsonObject => ({ selector: { matchLabels: { app } } });
const policy = (name: string, spec: JsonObject, app: string = name): K8sObject =>
  istioConfig("AuthorizationPolicy", `${MEMBERS}/${name}`, { ...ofApp(app), ...spec });
const sources = (source: JsonObject): JsonObject => ({ rules: [{ from: [{ source }] }] });
const operations = (operation: JsonObject): JsonObject => ({ rules: [{ to: [{ operation }] }] });
const peers = (name: string, spec: JsonObject): K8sObject =>
  istioConfig("PeerAuthentication", `${MEMBERS}/${name}`, spec);

const SERVERS = ["accounts", "addresses", "cards", "photos", "letters", "pins", "audit", "fines"];
const atCounter = (name: string, more: Partial<Intent> = {}): Intent =>
  requests(`${MEMBERS}/counter`, `${name}.${MEMBERS}:8080`, { perSecond: 0.3 }, more);

/** Who may call whom, and how calls are encrypted. */
export const access: Part = {
  objects: [
    namespaceObject(MEMBERS, true),
    serviceAccount(MEMBERS, "counter"),
    deployment({ namespace: MEMBERS, name: "counter", serviceAccount: "counter" }),
    ...SERVERS.flatMap((name) => application({ namespace: MEMBERS, name, port: HTTP })),
    ...application({ namespace: MEMBERS, name: "ledger", port: { name: "tcp-postgres", port: 5432 } }),
    peers("accounts", { ...ofApp("accounts"), mtls: { mode: "STRICT" } }),
    istioConfig("DestinationRule", `${MEMBERS}/accounts`, {
      host: "accounts",
      trafficPolicy: { tls: { mode: "DISABLE" } },
    }),
    policy("ledger", operations({ methods: ["GET"] })),
    policy("newsletter", sources({ principals: [COUNTER] })),
    policy("addresses", sources({ principals: ["cluster.local/ns/library-members/sa/front-desk"] })),
    policy("cards", sources({ namespaces: ["library-desk"] })),
    policy("photos", operations({ methods: ["get"] })),
    peers("letters", { ...ofApp("letters"), mtls: { mode: "DISABLE" } }),
    policy("letters", sources({ principals: [COUNTER] })),
    istioConfig("RequestAuthentication", `${MEMBERS}/pins`, {
      ...ofApp("pins"),
      jwtRules: [{ issuer: "https://id.example.com", jwksUri: "https://id.example.com/keys" }],
    }),
    policy("pins", { action: "DENY" }),
    policy("audit", { action: "CUSTOM", provider: { name: "opa" }, rules: [{}] }),
    policy("fines", operations({ hosts: ["fine.library-members.svc.cluster.local"] })),
  ],
  intents: [
    ...SERVERS.map((name) => atCounter(name)),
    requests(
      `${MEMBERS}/counter`,
      `ledger.${MEMBERS}:5432`,
      { perSecond: 0.2 },
      { protocol: "tcp", path: "", requestBytes: 1_200, responseBytes: 9_000 },
    ),
  ],
};
