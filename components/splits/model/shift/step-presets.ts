import { proposeSteps } from "@/lib/domain/shifting/propose-steps";

/** How far along the way each step is, in percent; the last is the goal. */
const PERCENTS = {
  careful: [5, 25, 50, 100],
  halves: [50, 100],
  once: [100],
  tenths: [10, 20, 30, 40, 50, 60, 70, 80, 90, 100],
} as const;
export type StepPreset = keyof typeof PERCENTS;
export const STEP_PRESETS: readonly StepPreset[] = ["careful", "halves", "once", "tenths"];

type Steps = readonly (readonly number[])[];

/** The weights of each step of a preset. */
export function presetSteps(preset: StepPreset, from: readonly number[], goal: readonly number[]): Steps {
  return proposeSteps(from, goal, PERCENTS[preset]);
}

/** Which of the presets these steps are, `preferred` first where several are the same; null where somebody changed them. */
export function presetOf(
  steps: Steps,
  { from, goal, preferred }: { from: readonly number[]; goal: readonly number[]; preferred: StepPreset },
): StepPreset | null {
  const text = JSON.stringify(steps);
  const same = (preset: StepPreset): boolean => JSON.stringify(presetSteps(preset, from, goal)) === text;
  return [preferred, ...STEP_PRESETS].find(same) ?? null;
}
