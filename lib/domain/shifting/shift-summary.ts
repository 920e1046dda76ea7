import { parseTimestamp } from "../mesh/parse-timestamp";
import type { DestinationFigures } from "./destination-figures";
import { weightBefore } from "./shift-route";
import type { ShiftGates, ShiftPlan } from "./shift-plan";

export type ShiftEnd = "promoted" | "rolledBack" | "dropped";

/** The facts of a shift that ended, for a written summary. */
interface ShiftSummary {
  readonly ended: ShiftEnd;
  /** Who began it or took it over last. */
  readonly by: string;
  /** ISO 8601 */
  readonly startedAt: string;
  readonly endedAt: string;
  readonly durationSeconds: number;
  /** Whether it ended after its deadline. */
  readonly overdue: boolean;
  readonly stepsTaken: number;
  readonly stepsPlanned: number;
  readonly gates: ShiftGates;
  readonly testRoute: ShiftPlan["testRoute"];
  readonly destinations: readonly {
    /** `host|subset|port` as in the plan. */
    readonly name: string;
    readonly weightBefore: number;
    /** The greatest weight it had during the shift. */
    readonly weightReached: number;
    readonly weightNow: number;
    /** Since the last step; null where nothing is known. */
    readonly figures: DestinationFigures | null;
  }[];
}

/** What came of a shift. `plan` is as it was before it ended, `figures` by position of its destinations, `endedAt` ISO 8601. */
export function shiftSummary(
  plan: ShiftPlan,
  figures: readonly (DestinationFigures | null)[],
  { ended, endedAt }: { readonly ended: ShiftEnd; readonly endedAt: string },
): ShiftSummary {
  const seconds = (text: string): number => parseTimestamp(text) ?? 0;
  const reached = plan.steps.slice(0, plan.taken);
  const before = plan.from.map((weight, index) => weightBefore(weight, plan.destinations[index] ?? ""));
  const now = ended === "rolledBack" ? before : (reached.at(-1) ?? before);
  return {
    ended,
    by: plan.by,
    startedAt: plan.startedAt,
    endedAt,
    durationSeconds: Math.max(0, seconds(endedAt) - seconds(plan.startedAt)),
    overdue: seconds(endedAt) > seconds(plan.deadline),
    stepsTaken: plan.taken,
    stepsPlanned: plan.steps.length,
    gates: plan.gates,
    testRoute: plan.testRoute,
    destinations: plan.destinations.map((name, index) => ({
      name,
      weightBefore: before[index] ?? 0,
      weightReached: Math.max(before[index] ?? 0, ...reached.map((step) => step[index] ?? 0)),
      weightNow: now[index] ?? 0,
      figures: figures[index] ?? null,
    })),
  };
}
