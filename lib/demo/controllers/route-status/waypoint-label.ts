import type { RouteObjects } from "../../traffic/gateway-api/route-objects";
import type { K8sObject } from "../../world/k8s-object";
import { textMap } from "../../world/read-json";

const USE_WAYPOINT = "istio.io/use-waypoint";
const USE_NAMESPACE = "istio.io/use-waypoint-namespace";

interface WaypointName {
  readonly namespace: string;
  readonly name: string;
}

/**
 * The waypoint that a Service or ServiceEntry asks for by its labels, else by those of its namespace; null for none.
 * https://istio.io/latest/docs/ambient/usage/waypoint/#useawaypoint
 */
export function waypointLabel(objects: RouteObjects, { metadata }: K8sObject): WaypointName | null {
  const own = metadata.namespace ?? "";
  for (const labels of [textMap(metadata.labels), objects.namespaceLabels(own)]) {
    const name = labels.get(USE_WAYPOINT);
    if (name === undefined || name === "") continue;
    return name.toLowerCase() === "none" ? null : { namespace: labels.get(USE_NAMESPACE) ?? own, name };
  }
  return null;
}

/** Whether a Service or ServiceEntry, or its namespace, asks for a waypoint. */
export const usesWaypoint = (objects: RouteObjects, parent: K8sObject): boolean =>
  waypointLabel(objects, parent) !== null;
