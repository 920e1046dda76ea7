import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import type { K8sObject } from "../../world/k8s-object";
import { jsonAt, objectsIn } from "../../world/read-json";
import { type HttpMatch, httpMatch } from "./http-match";

/** A rule of an HTTPRoute or GRPCRoute with one of its matches. */
export interface HttpRule {
  readonly route: K8sObject;
  /** Its place in spec.rules. */
  readonly index: number;
  readonly written: JsonObject;
  /** null: everything. */
  readonly match: HttpMatch | null;
}

const PATH_RANK = { Exact: 3, PathPrefix: 2, RegularExpression: 1 } as const;

/** What a match is weighed by, the weightiest first. */
function weights({ match }: HttpRule): readonly number[] {
  if (!match) return [-1];
  const { path, method, headers, queryParams } = match;
  return [
    path ? PATH_RANK[path.type] : 0,
    path?.value.length ?? 0,
    method === "" ? 0 : 1,
    headers.length,
    queryParams.length,
  ];
}

function byPrecedence(left: HttpRule, right: HttpRule): number {
  const [a, b] = [weights(left), weights(right)];
  const differing = a.findIndex((weight, index) => weight !== b[index]);
  return differing < 0 ? 0 : (b[differing] ?? 0) - (a[differing] ?? 0);
}

/** Without matches an HTTPRoute's rule has the API's default, the prefix `/`; a GRPCRoute's takes everything. */
function rulesOf(route: K8sObject): readonly HttpRule[] {
  const every = route.kind === "HTTPRoute" ? httpMatch(route.kind, {}) : null;
  return objectsIn(jsonAt(route, "spec", "rules")).flatMap((written, index): readonly HttpRule[] => {
    const matches = objectsIn(written["matches"]);
    if (matches.length === 0) return [{ route, index, written, match: every }];
    return matches.map((one) => ({ route, index, written, match: httpMatch(route.kind, one) }));
  });
}

/**
 * The rules of routes in the order in which they are tried: exact paths, then prefixes, then expressions, each the longest
 * first; then those with a method, more headers, more query parameters; of equals the route that comes first.
 * https://gateway-api.sigs.k8s.io/reference/spec/#httprouterule
 */
export const httpRules = (routes: readonly K8sObject[]): readonly HttpRule[] =>
  routes.flatMap(rulesOf).sort(byPrecedence);
