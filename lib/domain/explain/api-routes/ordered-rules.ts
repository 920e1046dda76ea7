import type { ClusterObject, JsonObject } from "../../mesh/cluster-object";
import { objectAt, objectsAt } from "../../mesh/read-json";
import { apiMatch, type ApiMatch } from "./api-match";

/** A rule of an HTTPRoute or GRPCRoute with one of its matches. */
export interface OrderedRule {
  readonly route: ClusterObject;
  readonly rule: JsonObject;
  /** `spec.rules[0]` */
  readonly path: string;
  /** null: every request. */
  readonly match: ApiMatch | null;
  /** `spec.rules[0].matches[1]` */
  readonly matchPath: string;
}

const PATH_RANK = { Exact: 3, PathPrefix: 2, RegularExpression: 1 } as const;

function weights({ match }: OrderedRule): readonly number[] {
  if (!match) return [-1];
  const { path, method, headers, queryParams } = match;
  const [rank, length] = path ? [PATH_RANK[path.type], path.value.length] : [0, 0];
  return [rank, length, method === "" ? 0 : 1, headers.length, queryParams.length];
}

function byPrecedence(one: OrderedRule, other: OrderedRule): number {
  const [a, b] = [weights(one), weights(other)];
  const at = a.findIndex((weight, index) => weight !== b[index]);
  return at < 0 ? 0 : (b[at] ?? 0) - (a[at] ?? 0);
}

/** An HTTPRoute's rule without matches is one for the prefix `/`, a GRPCRoute's one for everything. */
function rulesOf(route: ClusterObject): readonly OrderedRule[] {
  return objectsAt(objectAt(route.data, "spec"), "rules").flatMap((rule, index): readonly OrderedRule[] => {
    const path = `spec.rules[${index}]`;
    const matches = objectsAt(rule, "matches");
    if (matches.length === 0)
      return [
        {
          route,
          rule,
          path,
          matchPath: path,
          match: route.kind === "HTTPRoute" ? apiMatch(route.kind, {}) : null,
        },
      ];
    return matches.map((match, at) => ({
      route,
      rule,
      path,
      match: apiMatch(route.kind, match),
      matchPath: `${path}.matches[${at}]`,
    }));
  });
}

/**
 * The rules of routes, the oldest route first, in the order in which they are tried: exact paths, then prefixes, then
 * expressions, each the longest first; then those with a method, with more headers, with more query parameters.
 * https://gateway-api.sigs.k8s.io/reference/spec/#httprouterule
 */
export function orderedRules(routes: readonly ClusterObject[]): readonly OrderedRule[] {
  return routes.flatMap(rulesOf).toSorted(byPrecedence);
}
