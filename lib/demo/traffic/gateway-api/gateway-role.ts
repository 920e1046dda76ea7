import { jsonAt, textOr } from "../../world/read-json";
import type { RouteObjects } from "./route-objects";

/** What Istio makes of a Gateway: proxies at the edge, a waypoint, or nothing (a gateway that others run). */
export type GatewayRole = "ingress" | "waypoint" | "eastWest" | "unmanaged";

const ROLES: ReadonlyMap<string, GatewayRole> = new Map([
  ["istio.io/gateway-controller", "ingress"],
  ["istio.io/mesh-controller", "waypoint"],
  ["istio.io/eastwest-controller", "eastWest"],
  ["istio.io/unmanaged-gateway", "unmanaged"],
]);

/** The classes that Istio knows without a GatewayClass object. */
const BUILT_IN: ReadonlyMap<string, GatewayRole> = new Map([
  ["istio", "ingress"],
  ["istio-waypoint", "waypoint"],
  ["istio-east-west", "eastWest"],
  ["istio-remote", "unmanaged"],
]);

/**
 * What a GatewayClass makes of its Gateways, by its controller; null where it is not one of Istio's.
 * https://istio.io/latest/docs/tasks/traffic-management/ingress/gateway-api/
 */
export function gatewayRole(objects: RouteObjects, className: string): GatewayRole | null {
  const found = objects
    .objects("gateway.networking.k8s.io", "GatewayClass")
    .find(({ metadata }) => metadata.name === className);
  if (!found) return BUILT_IN.get(className) ?? null;
  return ROLES.get(textOr(jsonAt(found, "spec", "controllerName"))) ?? null;
}
