import type { ShiftPlan } from "@/lib/domain/shifting/shift-plan";

export interface StepLine {
  /** 0 is how it was before the shift. */
  readonly number: number;
  readonly state: "done" | "next" | "later";
  /** Null where none was written. */
  readonly weights: readonly (number | null)[];
  /** Whether the shift ends with it. */
  readonly goal: boolean;
}

/** The weights before a shift and of each of its steps, with how far it has come. */
export function stepLines({ from, steps, taken }: ShiftPlan): readonly StepLine[] {
  const before: StepLine = {
    number: 0,
    state: "done",
    weights: from.map((weight) => (typeof weight === "number" ? weight : null)),
    goal: false,
  };
  const lines = steps.map((weights, index): StepLine => {
    const number = index + 1;
    return { number, state: stateOf(number, taken), weights, goal: number === steps.length };
  });
  return [before, ...lines];
}

function stateOf(number: number, taken: number): StepLine["state"] {
  if (number <= taken) return "done";
  return number === taken + 1 ? "next" : "later";
}
