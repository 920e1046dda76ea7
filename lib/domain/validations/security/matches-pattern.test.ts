import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { matchesPattern } from "./matches-pattern";

describe("a value of a policy", () => {
  it.each([
    ["shop", "shop", true],
    ["shop", "shops", false],
    ["shop*", "shops", true],
    ["shop*", "shop", true],
    ["shop*", "ashop", false],
    ["*shop", "workshop", true],
    ["*shop", "shops", false],
    ["*", "anything", true],
    ["*", "", false],
    ["", "", true],
    ["a*b", "axb", false],
    ["a*b", "a*b", true],
  ])("%j means %j: %s", (pattern, text, expected) => {
    expect(matchesPattern(pattern, text)).toBe(expected);
  });

  it("means itself, and whatever begins or ends with it where it has a star", () => {
    const word = fc.stringMatching(/^[a-z]{1,8}$/);
    fc.assert(
      fc.property(word, word, (one, other) => {
        expect(matchesPattern(one, one)).toBe(true);
        expect(matchesPattern(`${one}*`, one + other)).toBe(true);
        expect(matchesPattern(`*${one}`, other + one)).toBe(true);
      }),
    );
  });
});
