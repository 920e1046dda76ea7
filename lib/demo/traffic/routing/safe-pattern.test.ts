import { describe, expect, it } from "vitest";
import { safePattern } from "./safe-pattern";

// https://github.com/google/re2/wiki/Syntax
describe("safePattern", () => {
  it.each([
    ["/a.*", "/abc", true],
    ["b", "abc", false],
    ["a|b", "b", true],
    ["(?i)ABC", "abc", true],
    ["(?ii)ABC", "abc", true],
    ["(?s)a.b", "a\nb", true],
    ["a.b", "a\nb", false],
    ["(?P<name>a)b", "ab", true],
    ["^abc$", "abc", true],
    ["\\d{3}", "123", true],
  ])("matches the whole of a value: %s, %s", (pattern, value, expected) => {
    expect(safePattern(pattern, "whole")?.test(value)).toBe(expected);
  });

  it("finds every occurrence anywhere", () => {
    const pattern = safePattern("a(.)", "anywhere");
    expect(pattern && "a1-a2".replace(pattern, "<$1>")).toBe("<1>-<2>");
  });

  it.each([
    ["is no expression", "(", 10],
    ["is too long", "a".repeat(2_000), 10],
    ["repeats a repetition", "(a+)+", 10],
    ["looks ahead, which RE2 cannot", "(?=a)a", 10],
    ["refers back, which RE2 cannot", "(a)\\1", 10],
    ["repeats too often for long values", ".*a.*b.*c", 2_000],
    ["has an inline flag in its midst", "a(?s)b", 10],
  ])("is null for what %s", (_what, pattern, length) => {
    expect(safePattern(pattern, "whole", length)).toBeNull();
  });

  it("takes as many repetitions as short values allow", () => {
    expect(safePattern(".*a.*b.*c", "whole", 100)).not.toBeNull();
  });

  it("answers soon where it answers at all", () => {
    const value = "a".repeat(1_000);
    const pattern = safePattern(".*.*b", "whole", value.length);
    expect(pattern?.test(value)).toBe(false);
  });
});
