import fc from "fast-check";
import type { K8sObject } from "@/lib/demo/world/k8s-object";
import type { Json, JsonObject } from "@/lib/domain/mesh/cluster-object";
import { demoConfig } from "../demo-objects";

/** Pools that policies and calls draw from, so that they often meet. */
export const CLIENT_NAMESPACES = ["shop", "front"] as const;
export const PATHS = ["/", "/items/7?page=2", "/admin", "/admin/users/3", "/items/7/stock", "/a//b"] as const;
export const METHODS = ["GET", "POST", "DELETE"] as const;
export const ISSUER = "https://issuer.example";

const some = (texts: readonly string[], most = 2): fc.Arbitrary<string[]> =>
  fc.uniqueArray(fc.constantFrom(...texts), { minLength: 1, maxLength: most });

const PRINCIPALS = [
  ...["cluster.local/ns/shop/sa/web", "cluster.local/ns/front/sa/web", "cluster.local/ns/shop/*", "*/sa/web"],
  ...["mesh.example/ns/front/sa/web", "old.example/ns/shop/sa/web", "other.example/ns/shop/sa/web", "*"],
  "cluster.local/ns/shop/sa/waypoint",
];
const REQUEST_PRINCIPALS = [`${ISSUER}/ann`, "*", `${ISSUER}/*`, "*/bob", "https://other.example/ann"];

const SOURCE: Readonly<Record<string, readonly string[]>> = {
  principals: PRINCIPALS,
  notPrincipals: PRINCIPALS,
  requestPrincipals: REQUEST_PRINCIPALS,
  notRequestPrincipals: REQUEST_PRINCIPALS,
  namespaces: ["shop", "front", "fr*", "*op", "*"],
  notNamespaces: ["shop", "front"],
  serviceAccounts: ["web", "front/web", "shop/web", "shop/waypoint", "other"],
  ipBlocks: ["10.0.0.0/8", "192.168.0.0/16", "10.1.0.0/33", "nonsense"],
  notRemoteIpBlocks: ["10.0.0.0/8"],
};
const OPERATION: Readonly<Record<string, readonly string[]>> = {
  hosts: ["api.shop.svc.cluster.local", "API.shop.*", "*", "api.shop.svc.cluster.local:81"],
  notHosts: ["*.local", "other"],
  ports: ["8080", "80", "81", "9090", "x"],
  notPorts: ["8080", "9090"],
  methods: ["GET", "POST", "P*", "*"],
  notMethods: ["GET", "DELETE"],
  paths: [
    "/",
    "/items/*",
    "/items/7",
    "*/stock",
    "/admin",
    "/items/{*}",
    "/admin/{**}",
    "/{*}/7/{**}",
    "/x{*}",
    "*",
  ],
  notPaths: ["/admin*", "/items/{*}/stock", "/a/{*}/b"],
};
const WHEN: readonly (readonly [key: string, values: readonly string[]])[] = [
  ["request.headers[x-team]", ["red", "r*", "blue", "*"]],
  ["request.headers[:method]", ["GET", "POST"]],
  ["request.auth.claims[groups]", ["staff", "night", "other"]],
  ["request.auth.claims[realm][roles]", ["cook", "c*"]],
  ["request.auth.claims[scope]", ["read", "write"]],
  ["request.auth.claims[tier]", ["gold", "gold silver"]],
  ["request.auth.audiences", ["shop", "till"]],
  ["request.auth.presenter", ["app", "x"]],
  ["request.auth.principal", REQUEST_PRINCIPALS],
  ["source.namespace", ["shop", "front"]],
  ["source.principal", PRINCIPALS],
  ["source.serviceAccount", ["web", "front/web"]],
  ["source.ip", ["10.0.0.0/8"]],
  ["destination.port", ["8080", "9090"]],
  ["connection.sni", ["outbound_*", "*", "other"]],
  ["experimental.unknown", ["x"]],
];

const fieldsOf = (pool: Readonly<Record<string, readonly string[]>>): fc.Arbitrary<JsonObject> =>
  fc
    .uniqueArray(fc.constantFrom(...Object.keys(pool)), { minLength: 1, maxLength: 2 })
    .chain((names) => fc.record(Object.fromEntries(names.map((name) => [name, some(pool[name] ?? [])]))));

const condition: fc.Arbitrary<JsonObject> = fc
  .constantFrom(...WHEN)
  .chain(([key, values]) =>
    fc
      .tuple(some(values), fc.boolean())
      .map(([chosen, negative]): JsonObject =>
        negative ? { key, notValues: chosen } : { key, values: chosen },
      ),
  );

const seldom = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.option(arbitrary, { nil: undefined, freq: 2 });

const rule: fc.Arbitrary<JsonObject> = fc.record({
  from: seldom(
    fc.array(
      fieldsOf(SOURCE).map((source) => ({ source })),
      { minLength: 1, maxLength: 2 },
    ),
  ),
  to: seldom(
    fc.array(
      fieldsOf(OPERATION).map((operation) => ({ operation })),
      { minLength: 1, maxLength: 2 },
    ),
  ),
  when: fc.option(fc.array(condition, { minLength: 1, maxLength: 2 }), { nil: undefined, freq: 2 }),
});

/** Where a policy applies: everything of a namespace, pods by label, or what targetRefs name. */
const target: fc.Arbitrary<JsonObject> = fc.oneof(
  { weight: 5, arbitrary: fc.constant({}) },
  {
    weight: 3,
    arbitrary: fc.constantFrom("api", "other").map((app) => ({ selector: { matchLabels: { app } } })),
  },
  {
    weight: 3,
    arbitrary: fc
      .constantFrom(
        ["Service", "api"],
        ["Service", "other"],
        ["Gateway", "waypoint"],
        ["GatewayClass", "istio-waypoint"],
      )
      .map(([kind = "", name = ""]) => ({ targetRefs: [{ kind, name }] })),
  },
);
const place = fc.constantFrom("shop", "shop", "shop", "shop", "istio-system", "front");

/** AuthorizationPolicies of all actions; every fifth is in dry run. */
export const arbitraryPolicies: fc.Arbitrary<readonly K8sObject[]> = fc
  .array(
    fc.record({
      namespace: place,
      action: fc.constantFrom("ALLOW", "ALLOW", "ALLOW", "DENY", "DENY", "CUSTOM", "AUDIT"),
      rules: fc.array(rule, { maxLength: 3, size: "max" }),
      target,
      dryRun: fc.integer({ min: 0, max: 4 }),
    }),
    { minLength: 1, maxLength: 3, size: "max" },
  )
  .map((all) =>
    all.map(({ namespace, action, rules, target: where, dryRun }, index) => {
      const provider: JsonObject = action === "CUSTOM" ? { provider: { name: "ext" } } : {};
      const cleaned = rules.map((one): JsonObject =>
        Object.fromEntries(Object.entries(one).filter(([, value]) => value !== undefined)),
      );
      const object = demoConfig("AuthorizationPolicy", `${namespace}/p${index}`, {
        ...where,
        ...provider,
        action,
        rules: cleaned,
      });
      if (dryRun > 0) return object;
      return { ...object, metadata: { ...object.metadata, annotations: { "istio.io/dry-run": "true" } } };
    }),
  );

const oneField = (
  pool: Readonly<Record<string, readonly string[]>>,
  wrap: (fields: JsonObject) => JsonObject,
): fc.Arbitrary<JsonObject> =>
  fc
    .constantFrom(...Object.keys(pool))
    .chain((name) => some(pool[name] ?? [], 1).map((values) => wrap({ [name]: values })));

/** One policy for the whole namespace with one rule of one field, so that each field decides by itself. */
export const arbitraryFieldPolicy: fc.Arbitrary<readonly K8sObject[]> = fc
  .record({
    action: fc.constantFrom("ALLOW", "DENY"),
    rule: fc.oneof(
      { weight: 2, arbitrary: oneField(SOURCE, (source) => ({ from: [{ source }] })) },
      { weight: 3, arbitrary: oneField(OPERATION, (operation) => ({ to: [{ operation }] })) },
      { weight: 4, arbitrary: condition.map((one) => ({ when: [one] })) },
    ),
  })
  .map(({ action, rule: only }) => [demoConfig("AuthorizationPolicy", "shop/p", { action, rules: [only] })]);

const jwtRule: fc.Arbitrary<JsonObject> = fc.record({
  issuer: fc.constantFrom(ISSUER, ISSUER, "https://other.example"),
  audiences: fc.constantFrom<Json>([], [], ["shop"], ["office"]),
  fromHeaders: fc.constantFrom<Json>([], [], [{ name: "Authorization" }], [{ name: "x-jwt" }]),
});

/** RequestAuthentications that trust one issuer or another. */
export const arbitraryAuthentications: fc.Arbitrary<readonly K8sObject[]> = fc
  .array(fc.record({ namespace: place, target, jwtRules: fc.array(jwtRule, { maxLength: 2 }) }), {
    maxLength: 2,
  })
  .map((all) =>
    all.map(({ namespace, target: where, jwtRules }, index) =>
      demoConfig("RequestAuthentication", `${namespace}/jwt${index}`, { ...where, jwtRules }),
    ),
  );

const mode = fc.constantFrom("STRICT", "PERMISSIVE", "DISABLE", "UNSET");
const peerAuthentication = fc.record({
  path: fc.constantFrom("istio-system/default", "shop/default", "shop/api", "front/default"),
  mode: fc.option(mode, { nil: null }),
  port: fc.option(fc.record({ number: fc.constantFrom("8080", "9090", "80"), mode }), { nil: null }),
});

/** PeerAuthentications of the mesh, the namespace, the workload and its ports. */
export const arbitraryPeerAuthentications: fc.Arbitrary<readonly K8sObject[]> = fc
  .uniqueArray(peerAuthentication, { maxLength: 3, selector: ({ path }) => path })
  .map((all) =>
    all.map(({ path, mode: whole, port }) => {
      const selector: JsonObject = path === "shop/api" ? { selector: { matchLabels: { app: "api" } } } : {};
      const mtls: JsonObject = whole === null ? {} : { mtls: { mode: whole } };
      const ports: JsonObject = port ? { portLevelMtls: { [port.number]: { mode: port.mode } } } : {};
      return demoConfig("PeerAuthentication", path, { ...selector, ...mtls, ...ports });
    }),
  );

const tls = fc.constantFrom<JsonObject>(
  ...[
    {},
    {},
    {},
    { tls: { mode: "DISABLE" } },
    { tls: { mode: "ISTIO_MUTUAL" } },
    { tls: { mode: "SIMPLE" } },
  ],
  { tls: { mode: "MUTUAL" } },
);

/** DestinationRules for the service `api` with TLS for the whole, a port or the subset v1. */
export const arbitraryTlsRules: fc.Arbitrary<readonly K8sObject[]> = fc
  .uniqueArray(
    fc.record({
      namespace: fc.constantFrom("shop", "shop", "front", "istio-system"),
      whole: tls,
      port: fc.option(tls, { nil: null, freq: 2 }),
      subset: fc.option(tls, { nil: null, freq: 2 }),
    }),
    { maxLength: 2, selector: ({ namespace }) => namespace },
  )
  .map((all) =>
    all.map(({ namespace, whole, port, subset }) => {
      const ports: JsonObject = port ? { portLevelSettings: [{ port: { number: 80 }, ...port }] } : {};
      const policy: JsonObject = subset ? { trafficPolicy: subset } : {};
      return demoConfig("DestinationRule", `${namespace}/api`, {
        host: "api.shop.svc.cluster.local",
        trafficPolicy: { ...whole, ...ports },
        subsets: [{ name: "v1", labels: { version: "v1" }, ...policy }],
      });
    }),
  );
