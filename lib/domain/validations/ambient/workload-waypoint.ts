import type { MeshView } from "../mesh-view";
import { servicesOfWorkload } from "../services-of-workload";
import type { MeshWorkload } from "../workloads-of";
import { isTakenOver, waypointUse } from "./waypoint-use";

/** Whether a waypoint takes over calls to a workload: by its own or its namespace's label, or by those of a Service of it. */
export function hasWaypoint(mesh: MeshView, workload: MeshWorkload): boolean {
  const { namespace } = workload.ref;
  const own = workload.labelSets.some((labels) =>
    isTakenOver(waypointUse(mesh, labels, namespace), "workload"),
  );
  if (own) return true;
  return servicesOfWorkload(mesh, workload).some(({ meta }) =>
    isTakenOver(waypointUse(mesh, meta.labels, namespace), "service"),
  );
}
