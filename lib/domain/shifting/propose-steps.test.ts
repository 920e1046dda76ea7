import fc from "fast-check";
import { expect, it } from "vitest";
import { proposeSteps } from "./propose-steps";

const PERCENTS = [5, 25, 50, 100];

it.each<readonly [string, readonly number[], readonly number[], readonly (readonly number[])[]]>([
  [
    "go 5, 25, 50 and 100 % of the way",
    [100, 0],
    [0, 100],
    [
      [95, 5],
      [75, 25],
      [50, 50],
      [0, 100],
    ],
  ],
  [
    "leave out what changes nothing",
    [80, 20],
    [78, 22],
    [
      [79, 21],
      [78, 22],
    ],
  ],
  [
    "begin at the share that other weights have",
    [1, 1],
    [0, 100],
    [
      [48, 52],
      [38, 62],
      [25, 75],
      [0, 100],
    ],
  ],
  ["begin at nothing where nothing has a weight", [0, 0], [0, 100], [[0, 100]]],
  ["are none where the goal is reached", [50, 50], [50, 50], []],
])("steps %s", (_rule, from, to, steps) => {
  expect(proposeSteps(from, to, PERCENTS)).toEqual(steps);
});

it("always end at the goal, add up to it, and never overshoot", () => {
  const weights = fc.array(fc.nat(100), { minLength: 3, maxLength: 3 });
  fc.assert(
    fc.property(weights, weights, (from, to) => {
      fc.pre(to.some((weight) => weight > 0));
      const steps = proposeSteps(from, to, PERCENTS);
      const total = to.reduce((sum, weight) => sum + weight, 0);
      for (const step of steps) {
        expect(step.reduce((sum, weight) => sum + weight, 0)).toBe(total);
        expect(step.every((weight) => Number.isInteger(weight) && weight >= 0)).toBe(true);
      }
      if (steps.length > 0) expect(steps.at(-1)).toEqual(to);
    }),
  );
});
