import { expect, test } from "vitest";
import { presetOf, presetSteps, STEP_PRESETS } from "./step-presets";

const from = [80, 20];
const goal = [0, 100];

test.each(STEP_PRESETS)("%s ends at the goal and is recognised", (preset) => {
  const steps = presetSteps(preset, from, goal);
  expect(steps.at(-1)).toEqual(goal);
  expect(presetOf(steps, { from, goal, preferred: "careful" })).toBe(preset);
});

test("steps changed by hand are none of them", () => {
  expect(presetOf([[70, 30], goal], { from, goal, preferred: "careful" })).toBeNull();
});
