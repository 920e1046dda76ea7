import { expect, test } from "vitest";
import { isPoor } from "./is-poor";

test.each([
  [null, false],
  [1, false],
  [0.99, false],
  [0.9899, true],
  [0, true],
])("a success of %s is marked: %s", (successRate, marked) => {
  expect(isPoor(successRate)).toBe(marked);
});
