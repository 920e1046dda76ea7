import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { goRegExp } from "./go-reg-exp";

const matches = (pattern: string, text: string): boolean | string => {
  const read = goRegExp(pattern);
  return read.ok ? read.expression.test(text) : read.reason;
};

describe("goRegExp", () => {
  it.each([
    ["is anchored at both ends", "b", "abc", false],
    ["anchors alternatives as one", "a|b", "ab", false],
    ["lets the dot match a new line", "a.b", "a\nb", true],
    ["ignores case after (?i)", "(?i)REVIEWS", "reviews", true],
    ["understands (?s)", "(?is)A.", "a\n", true],
    ["names groups as Go does", "(?P<app>.+)-v1", "web-v1", true],
    ["knows POSIX classes", "[[:alpha:]]+[[:digit:]]", "web7", true],
    ["does not take a POSIX class for letters", "[[:digit:]]", "d", false],
    ["knows the text anchors", String.raw`\Aweb\z`, "web", true],
    ["quotes literal text", String.raw`\Qa.b\E+`, "a.bb", true],
    ["takes quoted text as it stands", String.raw`\Qa.b`, "axb", false],
  ])("%s", (_rule, pattern, text, expected) => {
    expect(matches(pattern, text)).toBe(expected);
  });

  it.each([
    ["an open parenthesis", "(a", /missing closing \)/],
    ["a closing parenthesis too many", "a)", /unexpected \)/],
    ["a repetition of nothing", "*a", /missing argument to repetition operator/],
    ["an open class", "[a", /missing closing ]/],
    ["a range backwards", "[b-a]", /invalid syntax/],
    ["an empty class, which RE2 does not close", "[]", /missing closing ]/],
    ["more than 4,096 characters", "a".repeat(4_097), /longer than 4096/],
    ["nested repetition", "(a+)+$", /too many ways to match/],
    ["many repetitions after one another", ".*".repeat(6), /too many ways to match/],
    ["a lookahead, which RE2 does not have", "(?=a).*", /too many ways to match/],
  ])("refuses %s", (_fault, pattern, reason) => {
    expect(matches(pattern, "")).toMatch(reason);
  });

  it.each([
    ".*reviews.*|.*ratings.*",
    String.raw`team-\d{2}`,
    "a.*b.*c.*",
    "(?:bookinfo|legacy)",
    "[^/]+/[^/]+/[^/]+",
    "",
  ])("takes what dashboards ask for: %s", (pattern) => {
    expect(goRegExp(pattern).ok).toBe(true);
  });

  it("takes a long alternation of literals, as a dashboard writes for its namespaces", () => {
    const names = Array.from({ length: 400 }, (_, index) => `team-${index}`);
    expect(names.every((name) => matches(names.join("|"), name) === true)).toBe(true);
    expect(matches(names.join("|"), "team-400")).toBe(false);
  });

  it("never throws, whatever the pattern", () => {
    const parts = fc.constantFrom(
      "a",
      "(",
      ")",
      "[",
      "]",
      "[:alpha:]",
      "\\",
      "\\Q",
      "\\E",
      "(?P<",
      "*",
      "+",
      "|",
      "{2}",
      "^",
    );
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 12 }), (pattern) => {
        expect(() => goRegExp(pattern.join(""))).not.toThrow();
      }),
    );
  });
});
