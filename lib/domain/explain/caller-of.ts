import type { Caller } from "../routing/caller";
import type { MeshWorkload } from "../routing/mesh-workload";

/** The caller that a proxy is for routing. */
export function callerOf({ namespace, labels, dataPlane }: MeshWorkload): Caller {
  if (dataPlane === "waypoint") return { namespace, labels: null, dataPlane };
  return { namespace, labels, dataPlane: dataPlane === "gateway" ? "gateway" : "sidecar" };
}
