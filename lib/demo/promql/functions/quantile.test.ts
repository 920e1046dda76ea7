import { describe, expect, it } from "vitest";
import { quantile } from "./quantile";

describe("quantile", () => {
  it.each([
    ["the middle of an even number of values", 0.5, [4, 1, 3, 2], 2.5],
    ["the least value", 0, [4, 1, 3], 1],
    ["the greatest value", 1, [4, 1, 3], 4],
    ["a single value", 0.3, [7], 7],
    ["NaN where it is the least", 0.1, [1, NaN, 2], NaN],
    ["a number above NaN", 1, [1, NaN, 2], 2],
    ["nothing of no values", 0.5, [], NaN],
    ["infinity above 1", 2, [1], Infinity],
    ["minus infinity below 0", -1, [1], -Infinity],
  ])("is %s", (_rule, q, values, expected) => {
    expect(quantile(q, values)).toBe(expected);
  });
});
