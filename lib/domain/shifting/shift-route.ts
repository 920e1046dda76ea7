import type { Json, JsonObject } from "../mesh/cluster-object";
import { isJsonList, isJsonObject, objectAt, textAt } from "../mesh/read-json";

/** How the kinds whose weights can be shifted write their routes. */
export interface RouteStyle {
  /** The list of routes in the spec. */
  readonly routes: "http" | "rules";
  /** The list of destinations in a route. */
  readonly destinations: "route" | "backendRefs";
}

const ISTIO: RouteStyle = { routes: "http", destinations: "route" };
const GATEWAY_API: RouteStyle = { routes: "rules", destinations: "backendRefs" };

/** A list that is longer is no one's handwork, and is left alone. */
const MOST_ROUTES = 500;
export const MOST_DESTINATIONS = 50;

/** How an object writes its routes; null for kinds whose traffic has no weights that can be shifted. */
export function routeStyle(raw: JsonObject): RouteStyle | null {
  const kind = textAt(raw, "kind");
  if (kind === "VirtualService") return ISTIO;
  return kind === "HTTPRoute" || kind === "GRPCRoute" ? GATEWAY_API : null;
}

/** The routes of an object as they are written; null where they are no list of objects, or too many. */
export function writtenRoutes(raw: JsonObject, style: RouteStyle): readonly JsonObject[] | null {
  const list = objectAt(raw, "spec")[style.routes];
  if (!isJsonList(list) || list.length > MOST_ROUTES) return null;
  const routes = list.filter(isJsonObject);
  return routes.length === list.length ? routes : null;
}

/** The destinations of a route as they are written; none where they are no list of objects, or too many. */
export function writtenDestinations(rule: JsonObject, style: RouteStyle): readonly JsonObject[] {
  const list = rule[style.destinations];
  if (!isJsonList(list) || list.length > MOST_DESTINATIONS) return [];
  const destinations = list.filter(isJsonObject);
  return destinations.length === list.length ? destinations : [];
}

/** Names a destination within its object: `host|subset|port`, of a backendRef `kind:namespace/name||port`. */
export function destinationName(written: JsonObject, style: RouteStyle): string {
  if (style === ISTIO) {
    const destination = objectAt(written, "destination");
    const port = objectAt(destination, "port")["number"];
    const number = typeof port === "number" ? String(port) : "";
    return `${textAt(destination, "host")}|${textAt(destination, "subset")}|${number}`;
  }
  const { port } = written;
  const kind = textAt(written, "kind") || "Service";
  const name = `${kind}:${textAt(written, "namespace")}/${textAt(written, "name")}`;
  return `${name}||${typeof port === "number" ? port : ""}`;
}

/**
 * The weight a destination (by its name in a plan) has where this is written: without one of its own a backendRef has 1, one
 * of several destinations of a VirtualService 0. https://gateway-api.sigs.k8s.io/reference/spec/#httpbackendref and
 * https://istio.io/latest/docs/reference/config/networking/virtual-service/#HTTPRouteDestination
 */
export function weightBefore(written: Json | null, destination: string): number {
  if (typeof written === "number") return written;
  return /^[A-Za-z]+:/.test(destination) ? 1 : 0;
}

/** The position in `spec.http[0]`; null for other lists and texts. */
export function routeIndex(route: string, style: RouteStyle): number | null {
  const [, list, index] = /^spec\.(http|rules)\[(\d{1,4})\]$/.exec(route) ?? [];
  return list === style.routes && index !== undefined ? Number(index) : null;
}

/** The object with other routes; everything else, and the order of its fields, stays. */
export function withRoutes(raw: JsonObject, style: RouteStyle, routes: readonly JsonObject[]): JsonObject {
  return { ...raw, spec: { ...objectAt(raw, "spec"), [style.routes]: routes } };
}

/** A route with other weights of its destinations; null takes a weight away. */
export function withWeights(
  rule: JsonObject,
  style: RouteStyle,
  weights: readonly (Json | null)[],
): JsonObject {
  const destinations = writtenDestinations(rule, style).map((written, index) => {
    const weight = weights[index] ?? null;
    if (weight !== null) return { ...written, weight };
    const { weight: _, ...others } = written;
    return others;
  });
  return { ...rule, [style.destinations]: destinations };
}
