import type { Tone } from "@/components/ui/chip";
import type { SplitDto } from "@/lib/contracts/splits/splits-response";

export type ShiftStanding = "broken" | "overdue" | "paused" | "running";

const TONES: Readonly<Record<ShiftStanding, Tone>> = {
  broken: "bad",
  overdue: "warn",
  paused: "neutral",
  running: "accent",
};

/** The one thing to know of a shift that is under way: broken before overdue before paused. */
export function shiftStanding({
  broken,
  overdue,
  state,
}: Pick<NonNullable<SplitDto["shift"]>, "broken" | "overdue" | "state">): {
  readonly standing: ShiftStanding;
  readonly tone: Tone;
} {
  const late: ShiftStanding = overdue ? "overdue" : state;
  const standing: ShiftStanding = broken === "" ? late : "broken";
  return { standing, tone: TONES[standing] };
}
