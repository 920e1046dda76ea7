import { expect, test } from "vitest";
import { changeValue } from "./change-value";

test.each([
  [undefined, null],
  [null, "null"],
  [0, "0"],
  [false, "false"],
  ["", '""'],
  [[], "[]"],
  ["reviews", "reviews"],
  ["10", '"10"'],
  ["true", '"true"'],
  [{ host: "a" }, '{"host":"a"}'],
])("%j is shown as %s", (value, text) => {
  expect(changeValue(value)).toBe(text);
});

test("a long value is cut", () => {
  expect(changeValue("x".repeat(1000))).toHaveLength(161);
});
