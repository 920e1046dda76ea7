import type { ClusterObject } from "@/lib/domain/mesh/cluster-object";
import type { MeshView } from "../mesh-view";
import { serviceSelector } from "../services-of-workload";
import { type MeshWorkload, workloadsSelected } from "../workloads-of";

/** The workloads of a Service that ztunnel serves. */
export function ambientWorkloadsOf(mesh: MeshView, service: ClusterObject): readonly MeshWorkload[] {
  const selector = serviceSelector(service);
  if (Object.keys(selector).length === 0) return [];
  return workloadsSelected(mesh, service.meta.namespace, selector).filter(
    ({ dataPlane }) => dataPlane === "ambient",
  );
}
