import { expect, it } from "vitest";
import { nameList } from "./name-list";

it.each([
  [[], ""],
  [["a"], '"a"'],
  [["a", "b"], '"a" and "b"'],
  [["a", "b", "c"], '"a", "b" and "c"'],
  [["a", "b", "c", "d", "e"], '"a", "b", "c" and 2 more'],
])("names of %j in a sentence", (names, expected) => {
  expect(nameList(names)).toBe(expected);
});
