import { expect, it } from "vitest";
import { someOf } from "./some-of";

it.each<readonly [texts: readonly (string | number)[], expected: string]>([
  [[], ""],
  [["a"], "a"],
  [[1, 2, 3, 4], "1, 2, 3, 4"],
  [[1, 2, 3, 4, 5, 6, 7], "1, 2, 3, 4, 3 more"],
])("of %j a sentence says: %s", (texts, expected) => {
  expect(someOf(texts)).toBe(expected);
});
