import type { FieldPath } from "../finding";
import type { MeshWorkload } from "../workloads-of";

/** The labels of a workload's pod template. */
export function templateLabels({ labelSets }: MeshWorkload): Readonly<Record<string, string>> {
  return labelSets[0] ?? {};
}

/** Where a workload's object writes a label of its pods. */
export function labelPath(kind: string, label: string): FieldPath {
  const own = ["metadata", "labels", label];
  if (kind === "Pod") return own;
  return [...(kind === "CronJob" ? ["spec", "jobTemplate", "spec"] : ["spec"]), "template", ...own];
}
