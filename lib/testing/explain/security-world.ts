import fc from "fast-check";
import type { Token } from "@/lib/demo/traffic/model/call";
import type { Intent } from "@/lib/demo/world/intent";
import type { K8sObject } from "@/lib/demo/world/k8s-object";
import { demoConfig, demoMeshConfig, demoNamespace, demoPod, demoService } from "../demo-objects";
import {
  arbitraryAuthentications,
  arbitraryFieldPolicy,
  arbitraryPeerAuthentications,
  arbitraryPolicies,
  arbitraryTlsRules,
  CLIENT_NAMESPACES,
  ISSUER,
  METHODS,
  PATHS,
} from "./security-policies";
import { arbitraryWaypoint, enrolment, waypointObjects } from "./security-waypoint";

/** A caller `web`, the service `api` of `shop` and what decides whether they may talk. */
export interface SecurityWorld {
  readonly objects: readonly K8sObject[];
  readonly intent: Intent;
  readonly autoMtls: boolean;
  readonly trustDomains: readonly string[];
  /** Whether a VirtualService sends everything to the subset v1. */
  readonly toSubset: boolean;
}

const dataPlane = fc.constantFrom("sidecar", "sidecar", "sidecar", "none", "ztunnel", "ztunnel");
const AMBIENT = { "istio.io/dataplane-mode": "ambient" };

const token: fc.Arbitrary<Token> = fc.record({
  issuer: fc.constantFrom(ISSUER, ISSUER, ISSUER, "https://other.example"),
  valid: fc.constant(true),
  subject: fc.constantFrom("ann", "bob"),
  audiences: fc.constantFrom<readonly string[]>([], ["shop", "till"], ["office"]),
  claims: fc.constantFrom(
    {},
    {
      azp: "app",
      groups: ["staff", "night"],
      scope: "read write",
      realm: { roles: ["cook"] },
      tier: "gold silver",
    },
  ),
});

const call = fc.record({
  protocol: fc.constantFrom("http", "http", "http", "http", "grpc", "tcp"),
  path: fc.constantFrom(...PATHS),
  method: fc.constantFrom(...METHODS),
  headers: fc.constantFrom<Readonly<Record<string, string>>>(
    {},
    { "x-team": "red" },
    { "x-team": "blue", "x-ext-authz": "allow" },
  ),
  token: fc.option(token, { nil: undefined }),
  port: fc.constantFrom(80, 80, 81),
});

const settings = fc.record({
  autoMtls: fc.constantFrom(true, true, true, false),
  trust: fc.constantFrom<readonly string[]>(
    ["cluster.local"],
    ["mesh.example"],
    ["mesh.example", "old.example"],
  ),
  provider: fc.constantFrom("envoyExtAuthzHttp", "envoyExtAuthzGrpc"),
});

const PORT_NAMES = ["http", "http", "http", "https", "tcp", "", "grpc"] as const;

const PARTS = {
  clientNamespace: fc.constantFrom(...CLIENT_NAMESPACES),
  client: dataPlane,
  server: dataPlane,
  tlsLabel: fc.constantFrom(undefined, undefined, undefined, undefined, "istio", "disabled"),
  portName: fc.constantFrom(...PORT_NAMES),
  toSubset: fc.boolean(),
  call,
  waypoint: arbitraryWaypoint,
  settings,
  policies: fc.oneof({ weight: 1, arbitrary: fc.constant([]) }, { weight: 6, arbitrary: arbitraryPolicies }),
  authentications: arbitraryAuthentications,
  modes: arbitraryPeerAuthentications,
  rules: arbitraryTlsRules,
};
type Parts = {
  readonly [K in keyof typeof PARTS]: (typeof PARTS)[K] extends fc.Arbitrary<infer T> ? T : never;
};
type Fixed = { readonly [K in keyof Parts]?: fc.Arbitrary<Parts[K]> };

const meshConfigOf = ({ settings: { autoMtls, trust, provider } }: Parts): K8sObject =>
  demoMeshConfig(
    JSON.stringify({
      enableAutoMtls: autoMtls,
      trustDomain: trust[0],
      trustDomainAliases: trust.slice(1),
      extensionProviders: [
        { name: "ext", [provider]: { service: "authz.shop.svc.cluster.local", port: 9000 } },
      ],
    }),
  );

const TO_SUBSET = demoConfig("VirtualService", "shop/api", {
  hosts: ["api.shop.svc.cluster.local"],
  http: [{ route: [{ destination: { host: "api.shop.svc.cluster.local", subset: "v1" } }] }],
});

const ambient = (one: Parts["client"]): Readonly<Record<string, string>> =>
  one === "ztunnel" ? AMBIENT : {};

function objectsOf(one: Parts, toSubset: boolean): readonly K8sObject[] {
  const uses = enrolment(one.waypoint);
  const tls = one.tlsLabel === undefined ? {} : { "security.istio.io/tlsMode": one.tlsLabel };
  return [
    demoNamespace("shop", uses.namespace),
    demoNamespace("front"),
    demoPod({
      namespace: one.clientNamespace,
      workload: "web",
      dataPlane: one.client,
      labels: { app: "web", ...ambient(one.client) },
    }),
    demoPod({
      workload: "api",
      dataPlane: one.server,
      labels: { app: "api", version: "v1", ...tls, ...ambient(one.server) },
    }),
    demoService({
      name: "api",
      labels: uses.service,
      ports: [
        { name: one.portName, port: 80, targetPort: 8080 },
        { name: `${one.portName || "x"}-2`, port: 81, targetPort: 9090 },
      ],
    }),
    ...(one.waypoint ? waypointObjects(one.waypoint) : []),
    ...(toSubset ? [TO_SUBSET] : []),
    meshConfigOf(one),
    ...one.policies,
    ...one.authentications,
    ...one.modes,
    ...one.rules,
  ];
}

function intentOf({ clientNamespace, call: { token: held, ...rest } }: Parts): Intent {
  const plain = rest.protocol === "tcp";
  return {
    from: { namespace: clientNamespace, workload: "web" },
    host: "api.shop.svc.cluster.local",
    rate: { perSecond: 100 },
    requestBytes: 100,
    responseBytes: 1_000,
    ...rest,
    path: plain ? "" : rest.path,
    method: plain ? "" : rest.method,
    headers: plain ? {} : rest.headers,
    ...(held && !plain ? { token: held } : {}),
  };
}

function worldOf(one: Parts): SecurityWorld {
  const ruled = one.rules.some(({ metadata }) => metadata.namespace === "shop");
  const httpPort = one.portName === "http" || one.portName === "grpc";
  const toSubset = one.toSubset && ruled && httpPort && one.call.protocol !== "tcp";
  return {
    objects: objectsOf(one, toSubset),
    intent: intentOf(one),
    autoMtls: one.settings.autoMtls,
    trustDomains: one.settings.trust,
    toSubset,
  };
}

/** Worlds of two workloads under mutual TLS, tokens and policies: random ones, but for the parts that are given. */
export const securityWorlds = (fixed: Fixed = {}): fc.Arbitrary<SecurityWorld> =>
  fc.record({ ...PARTS, ...fixed }).map(worldOf);

/** Two workloads with sidecars and nothing but one policy of one field between them; tokens are trusted. */
export const fieldWorlds: fc.Arbitrary<SecurityWorld> = securityWorlds({
  client: fc.constant("sidecar"),
  server: fc.constant("sidecar"),
  tlsLabel: fc.constant(undefined),
  portName: fc.constant("http"),
  waypoint: fc.constant(null),
  policies: arbitraryFieldPolicy,
  authentications: fc.constant([
    demoConfig("RequestAuthentication", "shop/jwt", { jwtRules: [{ issuer: ISSUER }] }),
  ]),
  modes: fc.constant([]),
  rules: fc.constant([]),
});

/** Two workloads, often of one version and with sidecars, without policies: only how they connect counts. */
export const tlsWorlds: fc.Arbitrary<SecurityWorld> = securityWorlds({
  client: fc.constantFrom("sidecar", "sidecar", "sidecar", "none", "ztunnel"),
  server: fc.constantFrom("sidecar", "sidecar", "sidecar", "none", "ztunnel"),
  toSubset: fc.constant(true),
  policies: fc.constant([]),
  authentications: fc.constant([]),
});

const EDGE: readonly K8sObject[] = [
  demoPod({ workload: "edge", dataPlane: "gateway", labels: { app: "edge" }, ports: [80] }),
  demoService({
    name: "edge",
    spec: { type: "LoadBalancer" },
    ports: [{ name: "http", port: 80, targetPort: 80 }],
  }),
  demoConfig("IstioGateway", "shop/edge", {
    selector: { app: "edge" },
    servers: [{ port: { number: 80, name: "http", protocol: "HTTP" }, hosts: ["shop.example.com"] }],
  }),
  demoConfig("VirtualService", "shop/edge", {
    hosts: ["shop.example.com"],
    gateways: ["shop/edge"],
    http: [{ route: [{ destination: { host: "api.shop.svc.cluster.local", port: { number: 80 } } }] }],
  }),
];

function throughGateway(one: Parts, asksForWaypoint: boolean): SecurityWorld {
  const world = worldOf({ ...one, toSubset: false });
  const labels = asksForWaypoint ? { "istio.io/ingress-use-waypoint": "true" } : {};
  const objects = world.objects.map((object) =>
    object.kind === "Service"
      ? { ...object, metadata: { ...object.metadata, labels: { ...object.metadata.labels, ...labels } } }
      : object,
  );
  const intent = {
    ...world.intent,
    from: { namespace: "shop", workload: "edge" },
    host: "shop.example.com",
    port: 80,
    fromOutside: true,
  };
  return { ...world, objects: [...objects, ...EDGE], intent };
}

/** The same service called by HTTP from outside, through a gateway that routes to it. */
export const edgeWorlds: fc.Arbitrary<SecurityWorld> = fc
  .tuple(
    fc.record({
      ...PARTS,
      call: PARTS.call.map((one) => ({ ...one, protocol: "http" as const })),
      portName: fc.constantFrom<Parts["portName"]>("http", "http", "grpc", ""),
    }),
    fc.boolean(),
  )
  .map(([one, asksForWaypoint]) => throughGateway(one, asksForWaypoint));
