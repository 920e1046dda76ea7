import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { objectAt, textMapAt } from "@/lib/domain/mesh/read-json";

/** The labels by which a workload selects its pods; none where it selects by expressions alone. */
export function selectorOf(workload: JsonObject): Readonly<Record<string, string>> {
  return textMapAt(objectAt(objectAt(workload, "spec"), "selector"), "matchLabels");
}
