import { expect, test } from "vitest";
import { changedWithin } from "./changed-within";

const window = { at: 1_000, windowSeconds: 300 };

test.each([
  [940_000, 60_000],
  [1_000_000, 0],
  [1_030_000, 0],
  [700_000, null],
  [Number.NaN, null],
])("a change at %s ms is %s ms old within the window", (changedAt, age) => {
  expect(changedWithin(changedAt, window)).toBe(age);
});
