import type { SplitDto } from "@/lib/contracts/splits/splits-response";
import { gainingDestinations } from "@/lib/domain/shifting/judge-gates";
import { parsePlan } from "@/lib/domain/shifting/plan-text";

/** The configured share (0 to 1) that the destinations which a shift favours have by now; null without a plan to read. */
export function shiftShare({ shift, destinations }: Pick<SplitDto, "shift" | "destinations">): number | null {
  const kept = shift === null ? null : parsePlan(shift.plan);
  if (kept === null) return null;
  return gainingDestinations(kept.plan).reduce(
    (sum, index) => sum + (destinations[index]?.configuredShare ?? 0),
    0,
  );
}
