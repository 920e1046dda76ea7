import type { Fault } from "../../traffic/gateway-api/fault";
import { admitsNamespace } from "../../traffic/gateway-api/admits-namespace";
import { gatewayRole } from "../../traffic/gateway-api/gateway-role";
import { listenersOf } from "../../traffic/gateway-api/listeners-of";
import type { RouteObjects } from "../../traffic/gateway-api/route-objects";
import type { K8sObject } from "../../world/k8s-object";
import { jsonAt, objectsIn, textOr } from "../../world/read-json";
import type { Condition } from "./conditions";
import { waypointLabel } from "./waypoint-label";

/** The waypoint that a Service or ServiceEntry uses, `namespace/name`, or why it has not the one it asks for. */
type WaypointBinding =
  { readonly ok: true; readonly waypoint: string } | { readonly ok: false; readonly fault: Fault };

const WAYPOINT_FOR = "istio.io/waypoint-for";

/** A waypoint that istiod knows: it is one, and it has an address. */
export function waypointNamed(objects: RouteObjects, namespace: string, name: string): K8sObject | undefined {
  return objects
    .objects("gateway.networking.k8s.io", "Gateway")
    .find(
      (gateway) =>
        gateway.metadata.name === name &&
        gateway.metadata.namespace === namespace &&
        gatewayRole(objects, textOr(jsonAt(gateway, "spec", "gatewayClassName"))) === "waypoint" &&
        objectsIn(jsonAt(gateway, "status", "addresses")).length > 0,
    );
}

/**
 * Which waypoint a Service or ServiceEntry is bound to; null where it asks for none.
 * https://istio.io/latest/docs/ambient/usage/waypoint/
 */
export function waypointBinding(objects: RouteObjects, service: K8sObject): WaypointBinding | null {
  const asked = waypointLabel(objects, service);
  if (!asked) return null;
  const waypoint = `${asked.namespace}/${asked.name}`;
  const fault = (reason: string, message: string): WaypointBinding => ({
    ok: false,
    fault: { reason, message },
  });
  const gateway = waypointNamed(objects, asked.namespace, asked.name);
  if (!gateway) return fault("WaypointIsNotReady", `waypoint "${waypoint}" is not ready`);
  const own = service.metadata.namespace ?? "";
  if (!listenersOf(gateway).some((listener) => admitsNamespace(objects, listener, own)))
    return fault(
      "AttachmentDenied",
      `we are not permitted to attach to waypoint "${waypoint}" (missing allowedRoutes?)`,
    );
  const takes = gateway.metadata.labels?.[WAYPOINT_FOR] ?? "service";
  if (takes === "workload" || takes === "none")
    return fault(
      "UnsupportedTrafficType",
      `attempting to bind to traffic type "service" which the waypoint "${waypoint}" does not support`,
    );
  return { ok: true, waypoint };
}

/** The condition of a Service or ServiceEntry that tells of its waypoint; null where it asks for none. */
export function waypointBound(objects: RouteObjects, service: K8sObject): Condition | null {
  const binding = waypointBinding(objects, service);
  const type = "istio.io/WaypointBound";
  if (!binding) return null;
  if (!binding.ok) return { type, holds: false, ...binding.fault };
  const ingress = service.metadata.labels?.["istio.io/ingress-use-waypoint"];
  const told: Readonly<Record<"true" | "other" | "none", string>> = {
    true: ". Ingress traffic will traverse the waypoint",
    other:
      ". Ingress traffic is not using the waypoint, set the istio.io/ingress-use-waypoint label to true if desired.",
    none: "",
  };
  const said = ingress === undefined ? "none" : "other";
  const message = `Successfully attached to waypoint ${binding.waypoint}${told[ingress === "true" ? "true" : said]}`;
  return { type, holds: true, reason: "WaypointAccepted", message };
}
