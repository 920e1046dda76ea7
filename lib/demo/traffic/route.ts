import type { Json, JsonObject } from "@/lib/domain/mesh/cluster-object";
import { isObject, jsonAt, objectsIn, textOr } from "../world/read-json";
import type { MeshPod } from "./mesh-pod";
import { fullHost, type MeshWorld } from "./mesh-world";
import { virtualServiceFor } from "./virtual-service-for";

/** Where a share of the requests is sent. */
export interface RouteTarget {
  readonly host: string;
  readonly subset: string;
  /** 0 to 1; the shares of a route add up to 1. */
  readonly share: number;
}

export interface RouteQuery {
  readonly caller: MeshPod;
  readonly host: string;
  readonly path: string;
  readonly protocol: "http" | "grpc" | "tcp" | "tls";
}

function uriMatches(uri: Json | undefined, path: string): boolean {
  if (uri === undefined) return true;
  const exact = jsonAt(uri, "exact");
  if (exact !== undefined) return exact === path;
  const prefix = jsonAt(uri, "prefix");
  return typeof prefix === "string" && path.startsWith(prefix);
}

/** Whether a route takes the request; a match on anything but the URI is taken not to hold. */
function takes(route: JsonObject, query: RouteQuery): boolean {
  const matches = objectsIn(route["match"]);
  return (
    matches.length === 0 ||
    matches.some(
      (match) =>
        Object.keys(match).every((key) => key === "uri" || key === "name") &&
        uriMatches(match["uri"], query.path),
    )
  );
}

function targetsOf(route: JsonObject, namespace: string): readonly RouteTarget[] {
  const destinations = objectsIn(route["route"]);
  const weights = destinations.map((one) => {
    const weight = one["weight"];
    if (typeof weight === "number" && weight >= 0) return weight;
    return destinations.length === 1 ? 1 : 0;
  });
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return destinations.flatMap((one, index) => {
    const destination = isObject(one["destination"]) ? one["destination"] : {};
    const share = total > 0 ? (weights[index] ?? 0) / total : 0;
    const host = fullHost(textOr(destination["host"]), namespace);
    return share > 0 ? [{ host, subset: textOr(destination["subset"]), share }] : [];
  });
}

/**
 * Where a request goes: the first route of the caller's VirtualService that takes it. Without a VirtualService a sidecar
 * sends it to the host called; a gateway, and a VirtualService whose routes take nothing, has no route (empty).
 */
export function routeTargets(world: MeshWorld, query: RouteQuery): readonly RouteTarget[] {
  const direct = [{ host: query.host, subset: "", share: 1 }];
  const found = virtualServiceFor(world, query);
  if (!found) return query.caller.gateway ? [] : direct;
  const routes = objectsIn(jsonAt(found, "spec", query.protocol === "tcp" ? "tcp" : "http"));
  if (routes.length === 0) return query.caller.gateway ? [] : direct;
  const route = routes.find((one) => takes(one, query));
  return route ? targetsOf(route, found.metadata.namespace ?? "") : [];
}
