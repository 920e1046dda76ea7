import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import type { Token } from "../../traffic/model/call";
import { annotated } from "../annotated";
import { application } from "../application";
import type { Behaviour } from "../behaviour";
import { controlPlane, EXTERNAL_AUTHORIZER } from "../control-plane";
import type { Incident } from "../incident";
import type { Intent } from "../intent";
import { httpGateway, istioConfig } from "../istio-config";
import type { K8sObject } from "../k8s-object";
import { requests, requestsFromOutside } from "../requests";
import type { Scenario } from "../scenario";
import { namespaceObject, serviceAccount } from "../simple-objects";
import { deployment } from "../workload";
import { EARLIER, LATELY } from "../incident-windows";

const BANK = "bank";
const BRANCH = "bank-branch";
const API = "api.bank.example.com";
const ISSUER = "https://id.example.com";
const HTTP = { name: "http", port: 8080 };
const TELLER = "cluster.local/ns/bank-branch/sa/teller";

const policy = (path: string, app: string, rules: readonly JsonObject[], more: JsonObject = {}): K8sObject =>
  istioConfig("AuthorizationPolicy", path, { selector: { matchLabels: { app } }, rules, ...more });
const from = (source: JsonObject): JsonObject => ({ from: [{ source }] });
const to = (operation: JsonObject): JsonObject => ({ to: [{ operation }] });

const workloads: readonly K8sObject[] = [
  namespaceObject(BANK, true),
  ...application({ namespace: BANK, name: "accounts", port: HTTP, workload: { replicas: 2 } }),
  ...["transfers", "statements", "loans", "openbanking"].flatMap((name) =>
    application({ namespace: BANK, name, port: HTTP }),
  ),
  ...application({ namespace: BANK, name: "ledger", port: { name: "tcp-postgres", port: 5432 } }),
  ...application({ namespace: BANK, name: "access-check", port: { name: "http", port: 8000 } }),
  namespaceObject(BRANCH, true),
  ...["teller", "kiosk", "reporting"].flatMap((name) => [
    serviceAccount(BRANCH, name),
    deployment({ namespace: BRANCH, name, serviceAccount: name }),
  ]),
];

const entry: readonly K8sObject[] = [
  httpGateway(`${BANK}/openbanking`, [API]),
  istioConfig("VirtualService", `${BANK}/openbanking`, {
    hosts: [API],
    gateways: ["openbanking"],
    http: [{ route: [{ destination: { host: "openbanking", port: { number: 8080 } } }] }],
  }),
];

const security: readonly K8sObject[] = [
  istioConfig("PeerAuthentication", `${BANK}/default`, { mtls: { mode: "STRICT" } }),
  policy(`${BANK}/accounts`, "accounts", [
    { ...from({ principals: [TELLER] }), ...to({ methods: ["GET"], paths: ["/accounts", "/accounts/*"] }) },
    { ...from({ namespaces: [BANK] }), ...to({ methods: ["GET", "POST"] }) },
  ]),
  policy(`${BANK}/transfers`, "transfers", [
    { ...from({ principals: [TELLER] }), ...to({ methods: ["POST"], paths: ["/transfers"] }) },
    from({ namespaces: [BANK] }),
  ]),
  policy(
    `${BANK}/transfers-not-from-kiosks`,
    "transfers",
    [{ ...from({ namespaces: [BRANCH] }), ...to({ paths: ["/transfers*"] }) }],
    { action: "DENY" },
  ),
  policy(`${BANK}/statements`, "statements", [to({ paths: ["/statements/*"] })], {
    action: "CUSTOM",
    provider: { name: EXTERNAL_AUTHORIZER },
  }),
  annotated(
    policy(
      `${BANK}/loans-read-only`,
      "loans",
      [{ ...from({ notNamespaces: [BANK] }), ...to({ methods: ["POST"] }) }],
      { action: "DENY" },
    ),
    { "istio.io/dry-run": "true" },
  ),
  istioConfig("RequestAuthentication", `${BANK}/openbanking`, {
    selector: { matchLabels: { app: "openbanking" } },
    jwtRules: [
      { issuer: ISSUER, jwksUri: "https://id.example.com/.well-known/jwks.json", audiences: ["openbanking"] },
    ],
  }),
  policy(`${BANK}/openbanking`, "openbanking", [
    {
      ...from({ requestPrincipals: [`${ISSUER}/*`] }),
      ...to({ paths: ["/v1/*"] }),
      when: [{ key: "request.auth.claims[scope]", values: ["accounts:read"] }],
    },
    to({ paths: ["/status"] }),
  ]),
  policy(`${BANK}/ledger`, "ledger", [
    { ...from({ principals: ["cluster.local/ns/bank/sa/accounts"] }), ...to({ ports: ["5432"] }) },
  ]),
];

const tokenOf = (more: Partial<Token> = {}): Token => ({
  issuer: ISSUER,
  valid: true,
  subject: "budget-app",
  audiences: ["openbanking"],
  claims: { scope: "accounts:read" },
  ...more,
});
const throughApi = (perSecond: number, path: string, token: Token | null): Intent =>
  requestsFromOutside(API, perSecond, { path, ...(token === null ? {} : { token }) });
const tcp = { protocol: "tcp", path: "", requestBytes: 1_900, responseBytes: 14_000 } as const;
const inBranch = (caller: string, service: string, perSecond: number, more: Partial<Intent>): Intent =>
  requests(`${BRANCH}/${caller}`, `${service}.${BANK}:8080`, { perSecond }, more);

const INTENTS: readonly Intent[] = [
  inBranch("teller", "accounts", 9, { path: "/accounts/1001" }),
  inBranch("teller", "accounts", 0.05, { path: "/accounts/1001", method: "DELETE" }),
  inBranch("kiosk", "accounts", 0.8, { path: "/accounts/1001" }),
  inBranch("teller", "transfers", 2.5, { path: "/transfers", method: "POST" }),
  inBranch("kiosk", "transfers", 0.3, { path: "/transfers", method: "POST" }),
  requests(
    `${BANK}/loans`,
    "transfers.bank:8080",
    { perRequest: 0.4 },
    { path: "/transfers", method: "POST" },
  ),
  requests(`${BANK}/loans`, "accounts.bank:8080", { perRequest: 1 }, { path: "/accounts", method: "POST" }),
  inBranch("teller", "statements", 3, { path: "/statements/2025", headers: { "x-ext-authz": "allow" } }),
  inBranch("kiosk", "statements", 1.2, { path: "/statements/2025" }),
  inBranch("kiosk", "statements", 0.1, { path: "/opening-hours" }),
  inBranch("teller", "loans", 1.5, { path: "/loans", method: "POST" }),
  throughApi(14, "/v1/accounts", tokenOf()),
  throughApi(0.6, "/v1/accounts", null),
  throughApi(0.4, "/v1/accounts", tokenOf({ valid: false })),
  throughApi(1 / 600, "/v1/accounts", tokenOf({ issuer: "https://login.example.org" })),
  throughApi(0.2, "/v1/accounts", tokenOf({ audiences: ["shop"] })),
  throughApi(0.3, "/v1/accounts", tokenOf({ claims: { scope: "profile" } })),
  throughApi(0.1, "/status", null),
  requests(`${BANK}/openbanking`, "accounts.bank:8080", { perRequest: 1 }, { path: "/accounts" }),
  requests(`${BANK}/accounts`, "ledger.bank:5432", { perRequest: 0.5 }, tcp),
  requests(`${BRANCH}/reporting`, "ledger.bank:5432", { perSecond: 0.2 }, tcp),
];

const BEHAVIOURS: readonly Behaviour[] = [
  { namespace: BANK, workload: "accounts", medianMs: 16, failures: [{ code: "500", share: 0.002 }] },
  { namespace: BANK, workload: "statements", medianMs: 120, failures: [] },
  { namespace: BANK, workload: "openbanking", medianMs: 22, failures: [{ code: "404", share: 0.01 }] },
];

const INCIDENTS: readonly Incident[] = [
  {
    ...LATELY,
    behaviours: [
      { namespace: BANK, workload: "accounts", medianMs: 60, failures: [{ code: "500", share: 0.22 }] },
    ],
  },
  {
    ...EARLIER,
    behaviours: [{ namespace: BANK, workload: "statements", medianMs: 1_400, failures: [] }],
  },
];

/** A bank that says who may do what: policies that allow, deny, ask an authorizer or only try, tokens, and one for connections. */
export function policies(): Scenario {
  return {
    name: "policies",
    objects: [...controlPlane(), ...workloads, ...entry, ...security],
    intents: INTENTS,
    behaviours: BEHAVIOURS,
    incidents: INCIDENTS,
  };
}
