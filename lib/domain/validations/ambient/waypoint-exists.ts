import type { ClusterObject } from "@/lib/domain/mesh/cluster-object";
import type { Check } from "../check";
import type { FieldPath } from "../finding";
import { foundAt } from "../found-at";
import type { MeshView } from "../mesh-view";
import { JUDGED_WORKLOADS, judgedWorkload } from "../workloads/judged-workload";
import { labelPath, templateLabels } from "../workloads/template-labels";
import { namedWaypoint, USE_WAYPOINT } from "./waypoint-use";

/**
 * A label that names a waypoint which is not there: on a workload, or on the Service, ServiceEntry or Namespace that says it.
 * https://istio.io/latest/docs/ambient/usage/waypoint/#useawaypoint
 */
export const waypointExists: Check = {
  codes: ["KIA1313"],
  kinds: [...JUDGED_WORKLOADS, "Service", "ServiceEntry", "Namespace"],
  run(object, mesh) {
    if (!mesh.knows("Gateway.gateway.networking.k8s.io")) return [];
    const namespace = object.kind === "Namespace" ? object.meta.name : object.meta.namespace;
    const { labels, path } = labelled(object, mesh);
    const use = namedWaypoint(mesh, labels, namespace);
    if (use.state !== "missing") return [];
    const { waypoint } = use;
    return [
      foundAt(
        "error",
        path,
        `Namespace "${waypoint.namespace}" has no waypoint "${waypoint.name}".`,
        "Calls go straight to their destination, without the routes and policies of a waypoint.",
        { related: [waypoint] },
      ),
    ];
  },
};

function labelled(
  object: ClusterObject,
  mesh: MeshView,
): { readonly labels: Readonly<Record<string, string>>; readonly path: FieldPath } {
  const kinds: readonly string[] = JUDGED_WORKLOADS;
  if (!kinds.includes(object.kind))
    return { labels: object.meta.labels, path: ["metadata", "labels", USE_WAYPOINT] };
  const workload = judgedWorkload(object, mesh);
  return { labels: workload ? templateLabels(workload) : {}, path: labelPath(object.kind, USE_WAYPOINT) };
}
