import { expect, test } from "vitest";
import { clockLabel } from "./clock-label";

const AT = Date.UTC(2026, 10, 20, 11, 2) / 1000;

test.each([
  [3_600, "11:02"],
  [21_600, "11:02"],
  [86_400, "20 Nov 11:02"],
])("under an axis of %s seconds the day is told only where it matters", (span, label) => {
  expect(clockLabel(AT, span, "UTC")).toBe(label);
});
