import { expect, test } from "vitest";
import { formatRate } from "./rate";

test.each([
  [0, "0 rps"],
  [0.0004, "<0.01 rps"],
  [0.01, "0.01 rps"],
  [12.4, "12.4 rps"],
])("%d per second reads %s: traffic never reads as none", (value, text) => {
  expect(formatRate(value)).toBe(text);
});
