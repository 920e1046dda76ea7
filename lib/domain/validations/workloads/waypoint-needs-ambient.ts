import { USE_WAYPOINT } from "../ambient/waypoint-use";
import type { Check } from "../check";
import { foundAt } from "../found-at";
import { judgedWorkload, JUDGED_WORKLOADS } from "./judged-workload";
import { labelPath, templateLabels } from "./template-labels";

/**
 * A waypoint for a workload that is not in ambient mode.
 * https://istio.io/latest/docs/ambient/usage/waypoint/#useawaypoint
 */
export const waypointNeedsAmbient: Check = {
  codes: ["KIA1312"],
  kinds: JUDGED_WORKLOADS,
  run(object, mesh) {
    const workload = judgedWorkload(object, mesh);
    if (workload === null || !mesh.knows("Namespace") || !mesh.knows("Pod")) return [];
    const waypoint = templateLabels(workload)[USE_WAYPOINT] ?? "none";
    const { dataPlane } = workload;
    if (waypoint === "none" || waypoint === "" || dataPlane === "ambient" || dataPlane === "gateway")
      return [];
    return [
      foundAt(
        "warning",
        labelPath(object.kind, USE_WAYPOINT),
        `The workload names the waypoint "${waypoint}" and is not in ambient mode.`,
        "Only calls by way of ztunnel pass waypoints; the label changes nothing.",
      ),
    ];
  },
};
