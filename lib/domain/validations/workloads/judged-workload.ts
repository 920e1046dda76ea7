import type { ClusterObject } from "@/lib/domain/mesh/cluster-object";
import type { KindKey } from "@/lib/domain/mesh/kinds";
import { WORKLOAD_KINDS } from "@/lib/domain/mesh/resources/workload";
import type { MeshView } from "../mesh-view";
import { type MeshWorkload, workloadAt } from "../workloads-of";

/** The kinds that checks of workloads look at. */
export const JUDGED_WORKLOADS: readonly KindKey[] = [...WORKLOAD_KINDS, "Job", "Pod"];

/** Controllers whose pods another object answers for. */
const BETWEEN = ["ReplicaSet", "StatefulSet", "DaemonSet", "Job"];

/** The workload that an object is; null for pods and Jobs that another object answers for. */
export function judgedWorkload(object: ClusterObject, mesh: MeshView): MeshWorkload | null {
  const { kind, meta } = object;
  if (kind === "Pod" && BETWEEN.includes(meta.owner?.kind ?? "")) return null;
  return workloadAt(mesh, object) ?? null;
}
