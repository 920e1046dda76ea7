import type { JsonObject } from "../mesh/cluster-object";
import { objectsAt } from "../mesh/read-json";
import { matchCovers } from "./match-covers";

/** Routes further down are not compared; a list of this length is no one's handwork. */
const MOST_ROUTES = 500;

const matchesOf = (rule: JsonObject): readonly JsonObject[] => {
  const matches = objectsAt(rule, "match");
  return matches.length === 0 ? [{}] : matches;
};

/** Whether each of a rule's matches is covered by one of another rule's. */
function takesAllOf(earlier: JsonObject, later: JsonObject): boolean {
  const wide = matchesOf(earlier);
  return matchesOf(later).every((narrow) => wide.some((one) => matchCovers(one, narrow)));
}

/**
 * The routes of a list that never get a request, by position, each with the position of an earlier one that takes all it
 * could. Routes are tried in order, the first that matches counts.
 * https://istio.io/latest/docs/reference/config/networking/virtual-service/#HTTPRoute
 */
export function unreachableRoutes(rules: readonly JsonObject[]): ReadonlyMap<number, number> {
  const found = new Map<number, number>();
  rules.slice(0, MOST_ROUTES).forEach((rule, index) => {
    const earlier = rules.slice(0, index).findIndex((other) => takesAllOf(other, rule));
    if (earlier >= 0) found.set(index, earlier);
  });
  return found;
}
