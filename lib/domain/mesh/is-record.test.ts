import { expect, test } from "vitest";
import { isRecord } from "./is-record";

test.each([
  [{}, true],
  [{ a: 1 }, true],
  [[], false],
  [null, false],
  [undefined, false],
  ["text", false],
  [0, false],
])("%j has keys: %s", (value, expected) => {
  expect(isRecord(value)).toBe(expected);
});
