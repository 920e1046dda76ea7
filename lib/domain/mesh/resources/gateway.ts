import type { ClusterObject } from "../cluster-object";
import { objectAt, textAt } from "../read-json";

/**
 * Whether a Gateway API Gateway is a waypoint; its workload is named like the Gateway.
 * https://istio.io/latest/docs/ambient/usage/waypoint/
 */
export function isWaypointGateway({ data }: ClusterObject): boolean {
  return textAt(objectAt(data, "spec"), "gatewayClassName") === "istio-waypoint";
}
