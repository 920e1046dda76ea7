import type { PreviewResponse } from "@/lib/contracts/config/preview";
import { asClusterObject } from "@/lib/domain/config/as-cluster-object";
import { whoSet } from "@/lib/domain/config/field-managers";
import { parsePathText } from "@/lib/domain/config/field-path";
import type { ChangePlan } from "./change-plan";

type ConflictDto = PreviewResponse["objects"][number]["conflicts"][number];

/** The conflicts of a plan with who changed each field in the cluster, as managedFields say. */
export function toConflictDtos(plan: ChangePlan): ConflictDto[] {
  if (!("conflicts" in plan)) return [];
  const read = asClusterObject(plan.current);
  const managers = read.ok ? (read.object.meta.managers ?? []) : [];
  return plan.conflicts.map((conflict) => {
    const path = parsePathText(conflict.path);
    return { ...conflict, manager: (path === null ? null : whoSet(managers, path))?.manager ?? "" };
  });
}
