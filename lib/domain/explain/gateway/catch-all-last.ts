import type { JsonObject } from "../../mesh/cluster-object";
import { isJsonObject, objectAt, objectsAt, textAt } from "../../mesh/read-json";
import type { RouteRule } from "../../routing/route-rules";

const STRINGS = ["scheme", "method", "authority"];
const MAPS = ["headers", "withoutHeaders", "queryParams"];

/** Whether a match takes every request that it is for. */
function takesEverything(match: JsonObject): boolean {
  const { uri } = match;
  if (STRINGS.some((name) => isJsonObject(match[name]))) return false;
  if (MAPS.some((name) => Object.keys(objectAt(match, name)).length > 0)) return false;
  if (!isJsonObject(uri)) return true;
  return uri["prefix"] === "/" || [".*", "*"].includes(textAt(uri, "regex"));
}

const withMatches = (route: RouteRule, matches: readonly JsonObject[]): RouteRule => ({
  ...route,
  rule: { ...route.rule, match: matches },
});

interface Parts {
  readonly before: readonly RouteRule[];
  readonly catchAll: readonly RouteRule[];
}

/** A VirtualService's routes up to the first match that takes everything, and that match; what comes after counts for nothing. */
function partsOf(
  routes: readonly RouteRule[],
  isFor: (match: JsonObject, route: RouteRule) => boolean,
): Parts {
  const before: RouteRule[] = [];
  for (const route of routes) {
    const matches = objectsAt(route.rule, "match");
    if (matches.length === 0) return { before, catchAll: [route] };
    const at = matches.findIndex((match) => takesEverything(match) && isFor(match, route));
    if (at < 0) before.push(route);
    else {
      if (at > 0) before.push(withMatches(route, matches.slice(0, at)));
      return { before, catchAll: [withMatches(route, matches.slice(at, at + 1))] };
    }
  }
  return { before, catchAll: [] };
}

/**
 * The HTTP routes of several VirtualServices for one host of a gateway in the order in which they are tried: those that take
 * everything come last, and end the VirtualService they are of. `isFor` tells whether a match is for the gateway at all.
 * https://istio.io/latest/docs/ops/best-practices/traffic-management/#split-virtual-services
 */
export function catchAllLast(
  services: readonly (readonly RouteRule[])[],
  isFor: (match: JsonObject, route: RouteRule) => boolean,
): readonly RouteRule[] {
  const parts = services.map((routes) => partsOf(routes, isFor));
  return [...parts.flatMap(({ before }) => before), ...parts.flatMap(({ catchAll }) => catchAll)];
}
