import fc from "fast-check";
import type { Call } from "@/lib/demo/traffic/model/call";
import type { K8sObject } from "@/lib/demo/world/k8s-object";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { bornAt } from "../born-at";
import { demoConfig } from "../demo-objects";
import { list, optional } from "./arbitrary-json";

const PATHS = ["/", "/a", "/a/", "/a/b", "/ab", "/a/b/c", "/shop.Cart/Add"] as const;
const HEADERS = ["x-user", "X-User", "x-beta"] as const;
const VALUES = ["jason", "jas.*", "1"] as const;

const named = (names: readonly string[]): fc.Arbitrary<JsonObject> =>
  fc
    .tuple(
      fc.constantFrom(...names),
      fc.constantFrom(...VALUES),
      fc.constantFrom("Exact", "RegularExpression", undefined),
    )
    .map(([name, value, type]) => ({ name, value, ...(type ? { type } : {}) }));

const path = fc.oneof(
  optional({ type: fc.constantFrom("Exact", "PathPrefix"), value: fc.constantFrom(...PATHS) }),
  fc.record({
    type: fc.constant("RegularExpression"),
    value: fc.constantFrom("/a.*", ".*", "/[ab]/b?", "/(a|ab)"),
  }),
);
const httpMatch: fc.Arbitrary<JsonObject> = optional({
  path,
  method: fc.constantFrom("GET", "POST"),
  headers: list(named(HEADERS), 2),
  queryParams: list(named(["v", "w"]), 1),
});
const grpcMatch: fc.Arbitrary<JsonObject> = optional({
  method: optional({
    type: fc.constantFrom("Exact", "RegularExpression"),
    service: fc.constantFrom("shop.Cart", "shop.*"),
    method: fc.constantFrom("Add", "A.*"),
  }),
  headers: list(named(HEADERS), 1),
});

const modifier: fc.Arbitrary<JsonObject> = optional({
  set: list(fc.constantFrom({ name: "X-Beta", value: "2" }, { name: "host", value: "set.example.com" }), 2),
  add: list(fc.constantFrom({ name: "x-user", value: "too" }, { name: "x-new", value: "n" }), 2),
  remove: list(fc.constantFrom("X-User", "x-none"), 1),
});
const pathModifier = fc.constantFrom<JsonObject>(
  { type: "ReplaceFullPath", replaceFullPath: "/new" },
  { type: "ReplacePrefixMatch", replacePrefixMatch: "/" },
  { type: "ReplacePrefixMatch", replacePrefixMatch: "/new/" },
);
const headerFilter = modifier.map((requestHeaderModifier) => ({
  type: "RequestHeaderModifier",
  requestHeaderModifier,
}));
const rewrite = optional({ hostname: fc.constant("other.example.com"), path: pathModifier }).map(
  (urlRewrite) => ({ type: "URLRewrite", urlRewrite }),
);
const redirect = optional({ statusCode: fc.constantFrom(301, 302) }).map((requestRedirect) => ({
  type: "RequestRedirect",
  requestRedirect,
}));
const MIRROR: JsonObject = {
  type: "RequestMirror",
  requestMirror: { backendRef: { name: "api", port: 8080 } },
};
const OF_BOTH = [
  { arbitrary: headerFilter, weight: 12 },
  { arbitrary: fc.constant<JsonObject>({ type: "ResponseHeaderModifier" }), weight: 3 },
  { arbitrary: fc.constant(MIRROR), weight: 3 },
  { arbitrary: fc.constant<JsonObject>({ type: "ExtensionRef" }), weight: 1 },
];
const httpFilter = fc.oneof(
  ...OF_BOTH,
  { arbitrary: rewrite, weight: 12 },
  { arbitrary: redirect, weight: 12 },
);
const grpcFilter = fc.oneof(...OF_BOTH);

const SOUND = { arbitrary: fc.constantFrom<JsonObject>({ name: "web" }, { name: "api" }), weight: 30 };
const ODD = fc.constantFrom<JsonObject>(
  { name: "gone" },
  { name: "teller", namespace: "bank" },
  { name: "out.example.com", kind: "Hostname", group: "networking.istio.io" },
  { name: "thing", kind: "Bucket", group: "example.com" },
);
const BROKEN = fc.constantFrom<JsonObject>(
  { name: "web.shop" },
  { name: "web", port: null },
  { name: "out.example.com", namespace: "shop", kind: "Hostname", group: "networking.istio.io" },
);
const backend: fc.Arbitrary<JsonObject> = fc
  .record({
    ref: fc.oneof(SOUND, { arbitrary: ODD, weight: 6 }, { arbitrary: BROKEN, weight: 1 }),
    weight: fc.constantFrom(undefined, 0, 1, 20, 80),
    filters: fc.oneof({ arbitrary: fc.constant(null), weight: 6 }, list(headerFilter, 1)),
  })
  .map(({ ref, weight, filters }) => ({
    port: 8080,
    ...ref,
    ...(weight === undefined ? {} : { weight }),
    ...(filters ? { filters } : {}),
  }));

const timing: fc.Arbitrary<JsonObject> = optional({
  timeouts: optional({
    request: fc.constantFrom("10s", "0s", "1m"),
    backendRequest: fc.constantFrom("2s", "500ms"),
  }),
  retry: optional({ attempts: fc.constantFrom(0, 1, 5), codes: fc.constant([503]) }),
});

const ruleOf = (
  match: fc.Arbitrary<JsonObject>,
  filter: fc.Arbitrary<JsonObject>,
): fc.Arbitrary<JsonObject> =>
  fc
    .tuple(
      optional({
        matches: list(match, 2),
        filters: fc.oneof({ arbitrary: fc.constant([]), weight: 3 }, list(filter, 2, 1)),
        backendRefs: fc.oneof({ arbitrary: list(backend, 3, 1), weight: 9 }, fc.constant([])),
      }),
      timing,
    )
    .map(([rule, more]) => ({ ...rule, ...more }));

export const ROUTE_KINDS = ["HTTPRoute", "GRPCRoute", "TCPRoute", "TLSRoute"] as const;

/** A route of some kind whose parents and hostnames are drawn too. */
export const routeOf = (
  kind: (typeof ROUTE_KINDS)[number],
  parents: fc.Arbitrary<JsonObject>,
  hostnames: readonly string[],
): fc.Arbitrary<K8sObject> =>
  fc
    .record({
      name: fc.constantFrom("a", "b", "c", "d"),
      namespace: fc.constantFrom("shop", "shop", "shop", "bank"),
      born: fc.constantFrom("2026-01-01T00:00:00Z", "2026-01-02T00:00:00Z"),
      parentRefs: list(parents, 2, 1),
      hostnames: list(fc.constantFrom(...hostnames), 2),
      rules: list(kind === "GRPCRoute" ? ruleOf(grpcMatch, grpcFilter) : ruleOf(httpMatch, httpFilter), 3, 1),
    })
    .map(({ name, namespace, born, ...spec }) =>
      bornAt(demoConfig(kind, `${namespace}/${name}`, spec), born),
    );

/** A request that often has what routes ask for. */
export const requestParts: fc.Arbitrary<Pick<Call, "method" | "path" | "headers">> = fc.record({
  method: fc.constantFrom("GET", "GET", "POST"),
  path: fc
    .tuple(fc.constantFrom(...PATHS), fc.constantFrom("", "?v=1", "?w=jason&v=2"))
    .map((parts) => parts.join("")),
  headers: fc
    .dictionary(fc.constantFrom("x-user", "x-beta"), fc.constantFrom("jason", "1"), { maxKeys: 2 })
    .map((entries) => new Map(Object.entries(entries))),
});
