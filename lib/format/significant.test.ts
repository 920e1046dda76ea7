import { expect, test } from "vitest";
import { formatSignificant } from "./significant";

test.each([
  [0, "0"],
  [0.012345, "0.0123"],
  [1.2, "1.2"],
  [12.44, "12.4"],
  [999.6, "1,000"],
  [1284.4, "1,284"],
  [1_234_567, "1,234,567"],
])("%d reads %s: three significant digits, whole digits kept", (value, text) => {
  expect(formatSignificant(value)).toBe(text);
});
