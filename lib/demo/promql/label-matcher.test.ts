import { describe, expect, it } from "vitest";
import { labelMatcher, matchesAll } from "./label-matcher";

describe("labelMatcher", () => {
  it.each([
    ["=", "a", "a", true],
    ["=", "a", "ab", false],
    ["!=", "a", "b", true],
    ["!=", "a", "a", false],
    ["=~", "a|b", "b", true],
    ["=~", "a|b", "ab", false],
    ["=~", "a.*", "a\nb", true],
    ["=~", "(?i)REVIEWS", "reviews", true],
    ["=~", "", "", true],
    ["!~", "a.*", "abc", false],
    ["!~", "a.*", "b", true],
  ])("%s %j on %j is %s", (operator, value, candidate, accepted) => {
    expect(labelMatcher("pod", operator, value).test(candidate)).toBe(accepted);
  });

  it("takes an absent label for an empty one", () => {
    expect(matchesAll({}, [labelMatcher("pod", "=", "")])).toBe(true);
    expect(matchesAll({}, [labelMatcher("pod", "=~", ".+")])).toBe(false);
    expect(matchesAll({ pod: "a" }, [labelMatcher("pod", "!=", ""), labelMatcher("app", "=", "a")])).toBe(
      false,
    );
  });

  it("refuses an operator it does not know", () => {
    expect(() => labelMatcher("pod", "~", "a")).toThrow(/unknown matching operator ~/);
  });

  it("names a wrong expression as Go does", () => {
    expect(() => labelMatcher("pod", "=~", "(a")).toThrow(
      "error parsing regexp: missing closing ): `^(?:(a)$`",
    );
  });
});
