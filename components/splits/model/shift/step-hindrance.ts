import type { ShiftPlan } from "@/lib/domain/shifting/shift-plan";

/** What all gates come to; "unknown" while there are no figures. */
export type OverallVerdict = "pass" | "fail" | "wait" | "unknown";

export type Hindrance = "paused" | "fail" | "wait" | "unknown";

/** Why the next step cannot be taken now; null where it can, or where none is left. */
export function stepHindrance(
  { state, taken, steps }: Pick<ShiftPlan, "state" | "taken" | "steps">,
  verdict: OverallVerdict,
): Hindrance | null {
  if (taken >= steps.length) return null;
  if (state === "paused") return "paused";
  return verdict === "pass" ? null : verdict;
}
