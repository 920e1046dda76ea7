import type { SplitDto } from "@/lib/contracts/splits/splits-response";
import { gainingDestinations } from "@/lib/domain/shifting/judge-gates";
import type { ShiftPlan } from "@/lib/domain/shifting/shift-plan";
import type { OverallVerdict } from "./overall-verdict";

export type Hindrance = "paused" | "noPods" | "fail" | "wait" | "unknown";

type Destination = Pick<SplitDto["destinations"][number], "weight" | "workloads" | "reasonCode">;

/** Whether requests are sent to where no pod is: scaled to zero, or never ready. */
const isEmpty = ({ weight, workloads, reasonCode }: Destination): boolean =>
  weight > 0 && workloads.length === 0 && reasonCode === "noEndpoints";

/**
 * Why the next step cannot be taken now; null where it can, or where none is left. More traffic to a destination without
 * pods would be answered 503, whatever the gates say. `destinations` are the plan's, by position.
 */
export function stepHindrance(
  plan: ShiftPlan,
  verdict: OverallVerdict,
  destinations: readonly Destination[],
): Hindrance | null {
  const { state, taken, steps } = plan;
  if (taken >= steps.length) return null;
  if (state === "paused") return "paused";
  if (gainingDestinations(plan).some((index) => destinations.slice(index, index + 1).some(isEmpty)))
    return "noPods";
  return verdict === "pass" ? null : verdict;
}
