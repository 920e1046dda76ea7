import { expect, test } from "vitest";
import { formatAge } from "./age";

test.each([
  [-500, "0 s"],
  [999, "0 s"],
  [4_510, "4 s"],
  [119_000, "1 min"],
])("%d ms ago reads %s: whole units, never negative", (milliseconds, text) => {
  expect(formatAge(milliseconds)).toBe(text);
});
