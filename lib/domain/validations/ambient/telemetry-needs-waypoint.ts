import type { ClusterObject } from "@/lib/domain/mesh/cluster-object";
import { objectAt, objectsAt } from "@/lib/domain/mesh/read-json";
import { policyNeedsWaypoint } from "./policy-needs-waypoint";

/**
 * Traces, access logs of requests and changed metrics are made by waypoints, which obey a Telemetry without selector for their
 * whole namespace. https://istio.io/latest/docs/ambient/usage/l7-features/#observability
 */
export const telemetryNeedsWaypoint = policyNeedsWaypoint({
  kind: "Telemetry",
  withoutWaypoint: "KIA1112",
  withoutTargetRefs: "KIA1117",
  needsWaypoint: isAboutRequests,
  namespaceWide: true,
  why: "ztunnel makes no traces and no logs or metrics of requests.",
});

function isAboutRequests({ data }: ClusterObject): boolean {
  const spec = objectAt(data, "spec");
  if (objectsAt(spec, "tracing").length > 0 || objectsAt(spec, "accessLogging").length > 0) return true;
  return objectsAt(spec, "metrics").some((metrics) => objectsAt(metrics, "overrides").length > 0);
}
