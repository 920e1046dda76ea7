import type { Tone } from "@/components/ui/chip";

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
}: {
  readonly broken: boolean;
  readonly overdue: boolean;
  readonly state: "running" | "paused";
}): {
  readonly standing: ShiftStanding;
  readonly tone: Tone;
} {
  const late: ShiftStanding = overdue ? "overdue" : state;
  const standing: ShiftStanding = broken ? "broken" : late;
  return { standing, tone: TONES[standing] };
}
