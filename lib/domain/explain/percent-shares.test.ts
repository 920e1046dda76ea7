import { expect, it } from "vitest";
import { percentShares } from "./percent-shares";

it.each<readonly [rule: string, weights: readonly number[], expected: readonly number[]]>([
  ["are parts of their sum", [1, 3], [25, 75]],
  ["of nothing are nothing", [0, 0], [0, 0]],
  ["of no weight are none", [], []],
  ["leave out what is below nothing", [-5, 1], [0, 100]],
  ["add up however large the weights are", [1e308, 1e308], [50, 50]],
  ["add up where a weight is no number of the schema", [Infinity, 0], [100, 0]],
])("shares %s", (_rule, weights, expected) => {
  expect(percentShares(weights)).toEqual(expected);
});
