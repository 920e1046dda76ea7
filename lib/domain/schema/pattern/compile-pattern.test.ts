import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compilePattern } from "./compile-pattern";

const matches = (pattern: string, text: string): boolean | null | undefined =>
  compilePattern(pattern)?.test(text);

describe("compilePattern", () => {
  it.each([
    ["abc", "xxabcxx", true],
    ["^abc$", "abc\n", false],
    ["^$", "", true],
    ["", "anything", true],
    ["a|b|", "c", true],
    ["^(a|b)+$", "abba", true],
    ["^(?:ab){2,3}$", "ababab", true],
    ["^(?:ab){2,3}$", "abababab", false],
    ["^a{2}$", "aaa", false],
    ["^a{2,}$", "aaaa", true],
    ["^a{,2}$", "a{,2}", true],
    ["^[]a-]+$", "]-a", true],
    ["^[^]a]$", "b", true],
    ["^[\\d\\-x]+$", "1-x", true],
    ["^[[:alpha:][:^space:]]$", "1", true],
    ["(?i)^ÄB[c-d]$", "äbC", true],
    ["^(?i:a)b$", "AB", false],
    ["^(?i)a|b$", "xB", true],
    ["(?s)^a.b$", "a\nb", true],
    ["^a.b$", "a\nb", false],
    ["(?m)^b$", "a\nb\nc", true],
    ["\\Aa\\z", "a", true],
    ["\\bword\\b", "a word here", true],
    ["\\bword\\B", "a word here", false],
    ["^\\x41\\x{1F600}\\101\\t$", "A\u{1F600}A\t", true],
    ["^\\Q.*\\E+$", ".***", true],
    ["^\\pL\\p{Lu}\\PN\\p{^Greek}\\p{Greek}$", "aBcdα", true],
    ["(?P<year>\\d{4})-(?<month>\\d\\d)", "on 2026-01", true],
    ["^.$", "\u{1F600}", true],
    ["^a+?b*?c??$", "aabb", true],
    ["^[A-Za-z0-9!#$%&'*+\\-.^_\\x60|~]+$", "x-`header", true],
    ["(^$|^[a-f0-9]{64}$)", "a".repeat(63), false],
    ["^(\\*\\.)?[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$", "*.shop.example", true],
    ["^(\\*\\.)?[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$", "shop-.example", false],
  ])("%s on %j: %s", (pattern, text, expected) => {
    expect(matches(pattern, text)).toBe(expected);
  });

  it.each([
    "(",
    ")",
    "[a",
    "*a",
    "a**",
    "(?=a)",
    "(?<!a)b",
    "\\1",
    "\\q",
    "[b-a]",
    "a{1001}",
    "\\p{Nowhere}",
    "(?",
    "[[:no:]]",
    "a{3,2}",
    "a{1,1001}",
    "a{10000}",
    "{2}a",
    "|+",
    "(?i){2}",
    "a{2}{3}",
    "a+*",
    "[a-",
    "(?i-)",
    "(?<a-b>c)",
    "a\\",
  ])("does not understand %s", (pattern) => {
    expect(compilePattern(pattern)).toBeNull();
  });

  // https://github.com/google/re2/wiki/Syntax: flags fold the set, and what is negated is the folded set
  it.each([
    ["(?i)^[^a]$", "A", false],
    ["(?i)^[^a]$", "a", false],
    ["(?i)^[^a-c]$", "D", true],
    ["(?i)^[^\\x61]$", "A", false],
    ["(?i)^\\P{Lu}$", "a", false],
    ["(?i)^\\P{Lu}$", "1", true],
    ["(?i)^\\p{Lu}$", "a", true],
    ["(?i)^[\\p{Lu}]$", "a", true],
    ["(?i)^[^\\P{Lu}]$", "a", true],
    ["(?i)^[[:^upper:]]$", "a", false],
    ["(?i)^[[:^upper:]]$", "1", true],
    ["(?i)^[^[:^upper:]]$", "a", true],
    ["(?i)^\\x61\\Qb\\E$", "AB", true],
    ["(?i)a(?-i)b", "AB", false],
    ["(?i)a(?-i)b", "Ab", true],
    ["(?i)(?s)a.b", "A\nB", true],
    ["(?i)(?:a(?-i)b)c", "AbC", true],
    ["(?i:a)(?m)^b", "A\nb", false],
  ])("regards case in %s on %j only as far as its flags say: %s", (pattern, text, expected) => {
    expect(matches(pattern, text)).toBe(expected);
  });

  // As Go, which Kubernetes uses, reads them.
  it.each([
    ["^a{01}$", "a{01}", true],
    ["^a{x}$", "a{x}", true],
    ["^a{$", "a{", true],
    ["^a{0}$", "", true],
    ["^a{0,0}b$", "b", true],
    ["^a{2}?b$", "aab", true],
    ["^\\Qa\\E*$", "aaa", true],
    ["^\\Qa.b", "a.bc", true],
    ["^\\Qa.b$", "a.b", false],
    ["^\\Q\\E$", "", true],
    ["(?m)^a$", "b\na\nc", true],
    ["^a$", "b\na\nc", false],
    ["(?m)a$", "a\n", true],
    ["^\\B$", "", true],
    ["()", "", true],
    ["^(?P<a>b)|(?<c>d)$", "d", true],
  ])("reads %s on %j as %s", (pattern, text, expected) => {
    expect(matches(pattern, text)).toBe(expected);
  });

  it("follows groups two hundred deep and refuses deeper ones", () => {
    const nested = (depth: number): string => `${"(".repeat(depth)}a${")".repeat(depth)}`;
    expect(matches(nested(200), "a")).toBe(true);
    expect(compilePattern(nested(201))).toBeNull();
  });

  it.each(["(a+)+$", "(a|a)*$", "(a*)*$", "(.*){1,30}[bc]", "(a?){30}a{30}"])(
    "takes no longer for %s than for any other",
    (pattern) => {
      const started = performance.now();
      expect(matches(`^${pattern}`, `${"a".repeat(2_000)}!`)).toBe(pattern.includes("{30}a"));
      expect(performance.now() - started).toBeLessThan(2_000);
    },
  );

  it("refuses what grows too large, and says nothing of texts that are too long", () => {
    expect(compilePattern("((a{1000}){1000}){1000}")).toBeNull();
    expect(compilePattern("(".repeat(5_000))).toBeNull();
    expect(compilePattern("a".repeat(20_000))).toBeNull();
    expect(matches("a{1000}b", "a".repeat(1_000_000))).toBeNull();
  });

  it("agrees with JavaScript's expressions where both know the syntax", () => {
    const { pattern } = fc.letrec<{ pattern: string; atom: string; repeated: string; sequence: string }>(
      (tie) => ({
        atom: fc.oneof(
          { maxDepth: 3 },
          fc.constantFrom("a", "b", ".", "[ab]", "[^a]", "\\d", "\\w", "^", "$", "\\b", "[a-c1-3]", "\\."),
          tie("pattern").map((inner) => `(?:${inner})`),
        ),
        repeated: fc
          .tuple(tie("atom"), fc.constantFrom("", "", "*", "+", "?", "{2}", "{1,3}", "{0,}", "*?"))
          .map(([atom, times]) => (/^(\^|\$|\\b)$/.test(atom) ? atom : atom + times)),
        sequence: fc.array(tie("repeated"), { maxLength: 3 }).map((parts) => parts.join("")),
        pattern: fc.array(tie("sequence"), { minLength: 1, maxLength: 3 }).map((parts) => parts.join("|")),
      }),
    );
    const text = fc
      .array(fc.constantFrom("a", "b", "c", "1", "-", ".", " "), { maxLength: 8 })
      .map((all) => all.join(""));
    fc.assert(
      fc.property(pattern, text, (source, subject) => {
        expect(matches(source, subject)).toBe(new RegExp(source, "u").test(subject));
      }),
      { numRuns: 500 },
    );
  });
});
