import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { commonSubsequence } from "./common-subsequence";

const letters = (text: string): string[] => Array.from(text);
const common = (one: string, other: string): string =>
  commonSubsequence(letters(one), letters(other))
    .map(([index]) => one[index])
    .join("");

/** The length by its definition. */
function length(one: string, other: string): number {
  if (one === "" || other === "") return 0;
  if (one[0] === other[0]) return 1 + length(one.slice(1), other.slice(1));
  return Math.max(length(one.slice(1), other), length(one, other.slice(1)));
}

describe("commonSubsequence", () => {
  it.each([
    ["", "", ""],
    ["abc", "abc", "abc"],
    ["abc", "xyz", ""],
    ["abc", "axbyc", "abc"],
    ["xaby", "ab", "ab"],
    ["abcd", "acbd", "abd"],
    ["aab", "ab", "ab"],
  ])("of %j and %j is %j", (one, other, expected) => {
    expect(common(one, other)).toHaveLength(expected.length);
    if (expected !== "abd") expect(common(one, other)).toBe(expected);
  });

  it("is as long as can be, grows in both, and pairs equals", () => {
    const text = fc.string({ unit: fc.constantFrom("a", "b", "c"), maxLength: 8 });
    fc.assert(
      fc.property(text, text, (one, other) => {
        const pairs = commonSubsequence(letters(one), letters(other));
        expect(pairs).toHaveLength(length(one, other));
        for (const [index, [a, b]] of pairs.entries()) {
          expect(one[a]).toBe(other[b]);
          const before = pairs[index - 1];
          if (before) expect(a > before[0] && b > before[1]).toBe(true);
        }
      }),
    );
  });

  it("finds what long lists share in order, if not always the most", () => {
    const many = Array.from({ length: 3_000 }, (_, index) => String(index));
    const without = many.filter((_, index) => index % 7 !== 3);
    expect(commonSubsequence(["x", ...many, "y"], ["z", ...without])).toHaveLength(without.length);
  });
});
