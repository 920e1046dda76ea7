import { expect, it } from "vitest";
import { someOf } from "./some-of";

it.each<readonly [texts: readonly (string | number)[], expected: string]>([
  [[], ""],
  [["a"], "a"],
  [[1, 2, 3, 4], "1, 2, 3, 4"],
  [[1, 2, 3, 4, 5, 6, 7], "1, 2, 3, 4 and 3 more"],
])("of %j a sentence says: %s", (texts, expected) => {
  expect(someOf(texts)).toBe(expected);
});

it("names as many as are asked for, and joins choices by or", () => {
  expect(someOf(["a", "b", "c"], { most: 2 })).toBe("a, b and 1 more");
  expect(someOf(["a", "b", "c"], { most: 2, word: "or" })).toBe("a or b or 1 more");
});
