import { describe, expect, it } from "vitest";
import { anchoredPattern, labelMatcher, matchesAll } from "./label-matcher";

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
});

describe("anchoredPattern", () => {
  it.each([
    ["unbalanced parentheses", "(a", /invalid regular expression "\(a"/],
    ["more than 4,096 characters", "a".repeat(4_097), /longer than 4096/],
    ["nested repetition", "(a+)+$", /too many ways to match/],
    ["many repetitions after one another", ".*".repeat(6), /too many ways to match/],
    ["a lookahead, which RE2 does not have", "(?=a).*", /too many ways to match/],
  ])("refuses %s", (_fault, pattern, message) => {
    expect(() => anchoredPattern(pattern)).toThrow(message);
  });

  it.each([
    ".*reviews.*|.*ratings.*",
    "team-\\d{2}",
    "a.*b.*c.*",
    "(?:bookinfo|legacy)",
    "[^/]+/[^/]+/[^/]+",
  ])("takes what dashboards ask for: %s", (pattern) => {
    expect(() => anchoredPattern(pattern)).not.toThrow();
  });

  it("takes a long alternation of literals, as a dashboard writes for its namespaces", () => {
    const names = Array.from({ length: 400 }, (_, index) => `team-${index}`);
    const pattern = anchoredPattern(names.join("|"));
    expect(names.every((name) => pattern.test(name))).toBe(true);
    expect(pattern.test("team-400")).toBe(false);
  });
});
