import { expect, test } from "vitest";
import { formatPercent } from "./percent";

test.each([
  [0, "0 %"],
  [0.001, "<0.01 %"],
  [0.456, "0.46 %"],
  [22.64, "22.6 %"],
  [99.21, "99.21 %"],
  [99.999, ">99.99 %"],
  [100, "100 %"],
])("%d reads %s: none and all are written only when exact", (value, text) => {
  expect(formatPercent(value)).toBe(text);
});
