import { expect, test } from "vitest";
import { splitWords } from "./split-words";

test.each<[readonly (number | null)[], string]>([
  [[0], "p0"],
  [[1, 2], "33.3 % p0, 66.7 % p1"],
  [[1, 0, null, 1], "50 % p0, 50 % p3"],
  [[null, null], "no destination, for all weights are 0"],
])("weights %j are %s", (weights, words) => {
  expect(splitWords(weights.map((weight, index) => ({ name: `p${index}`, weight })))).toBe(words);
});
