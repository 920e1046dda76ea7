import { expect, test } from "vitest";
import { formatDuration } from "./duration";

test.each([
  [0.42, "0.42 ms"],
  [42, "42 ms"],
  [1234, "1.23 s"],
  [15_000, "15 s"],
  [119_000, "1 min"],
  [3_600_000, "1 h"],
  [49 * 3_600_000, "2 d"],
])("%d ms read %s: one unit, never more than has passed", (value, text) => {
  expect(formatDuration(value)).toBe(text);
});
