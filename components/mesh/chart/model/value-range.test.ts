import { expect, test } from "vitest";
import { valueRange } from "./value-range";

test.each([
  [[], [0, 1]],
  [
    [0, 0],
    [0, 1],
  ],
  [
    [null, 50, 100],
    [0, 112],
  ],
])("amounts %j start at zero", (values, range) => {
  const [low, high] = valueRange(values, "amount");
  expect(low).toBe(range[0]);
  expect(high).toBeCloseTo(range[1] ?? 0);
});

test.each([
  [[], 95],
  [[100, null], 95],
  [[99.9], 95],
  [[75], 72],
  [[0], 0],
])("percentages %j end at 100 and start at %s", (values, low) => {
  const range = valueRange(values, "percent");
  expect(range[0]).toBeCloseTo(low);
  expect(range[1]).toBe(100);
});
