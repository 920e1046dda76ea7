import { objectAt, textMapAt } from "@/lib/domain/mesh/read-json";
import { BY_NAMESPACE } from "../indexes";
import type { MeshView } from "../mesh-view";
import { isSelected, type MeshWorkload } from "../workloads-of";
import { isTakenOver, waypointUse } from "./waypoint-use";

/** Whether a waypoint takes over calls to a workload: by its own or its namespace's label, or by those of a Service of it. */
export function hasWaypoint(mesh: MeshView, workload: MeshWorkload): boolean {
  const { namespace } = workload.ref;
  const own = workload.labelSets.some((labels) =>
    isTakenOver(waypointUse(mesh, labels, namespace), "workload"),
  );
  return own || hasServiceWithWaypoint(mesh, workload);
}

function hasServiceWithWaypoint(mesh: MeshView, workload: MeshWorkload): boolean {
  const { namespace } = workload.ref;
  return mesh.find(BY_NAMESPACE, `Service/${namespace}`).some(({ meta, data }) => {
    const selector = textMapAt(objectAt(data, "spec"), "selector");
    if (Object.keys(selector).length === 0 || !isSelected(workload, selector)) return false;
    return isTakenOver(waypointUse(mesh, meta.labels, namespace), "service");
  });
}
