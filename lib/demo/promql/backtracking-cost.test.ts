import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { backtrackingCost } from "./backtracking-cost";

const PARTS = ["a", "b", "*", "+", "?", "(", "(?:", ")", "{1,2}", "{", "[", "]", "|", "\\", "\\1", "."];

describe("backtrackingCost", () => {
  it.each([
    ["a literal", "reviews-v1", 1],
    ["alternatives, one after the other", "a|b|c", 3],
    ["alternatives in a group", "team-(?:00|01)-x", 2],
    ["groups of alternatives, multiplied", "(a|b)(c|d|e)", 6],
    ["a repetition", ".*", 32],
    ["repetitions that follow one another", "a.*b.+c", 32 * 32],
    ["repetitions in different alternatives", ".*a|.*b", 64],
    ["a lazy repetition", ".*?", 32],
    ["a counted repetition", "[0-9]{1,3}", 32],
    ["an optional character", "https?", 2],
    ["an optional group", "(?:a|b)?", 3],
    ["a quantifier within a class", "[*+?(|]x", 1],
    ["an escaped quantifier", String.raw`a\.b\*\(`, 1],
    ["a repeated group of one way", "(?:ab)*", 32],
    ["a named group", "(?<team>a|b)", 2],
    ["an empty pattern", "", 1],
  ])("counts %s: %s", (_rule, pattern, cost) => {
    expect(backtrackingCost(pattern)).toBe(cost);
  });

  it.each([
    "(a+)+",
    "(a*)*",
    "(?:a|ab)*",
    "(a?){40}",
    "(x(y+)z)*",
    "((a|b)c)+",
    "(.*)+b",
    "(a{2,5})+",
    "(?=a)",
    "(?!a)",
    "(?<=a)",
    String.raw`(a)\1`,
  ])("finds no bound for %s", (pattern) => {
    expect(backtrackingCost(pattern)).toBe(Infinity);
  });

  it("is a positive number whatever the pattern, valid or not", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...PARTS) }), (pattern) => {
        expect(backtrackingCost(pattern)).toBeGreaterThanOrEqual(1);
      }),
    );
  });

  it("never finds alternatives cheaper than one of them", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[ab.*]{0,8}$/), fc.stringMatching(/^[ab.*]{0,8}$/), (one, other) => {
        expect(backtrackingCost(`${one}|${other}`)).toBeGreaterThanOrEqual(backtrackingCost(one) + 1);
      }),
    );
  });
});
