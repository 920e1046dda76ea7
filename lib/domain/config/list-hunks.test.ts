import { describe, expect, it } from "vitest";
import { isReplacement, listHunks, pairHunks, type Hunk } from "./list-hunks";

const letters = (text: string): string[] => Array.from(text);
const hunks = (base: string, side: string): string[] =>
  listHunks(letters(base), letters(side)).map(
    ({ start, end, from, to }) => `${start}-${end}:${side.slice(from, to)}`,
  );

describe("listHunks", () => {
  it.each<[string, string, string[]]>([
    ["abc", "abc", []],
    ["abc", "xabc", ["0-0:x"]],
    ["abc", "abcxy", ["3-3:xy"]],
    ["abc", "ac", ["1-2:"]],
    ["abc", "axc", ["1-2:x"]],
    ["abcd", "axyd", ["1-2:x", "2-3:y"]],
    ["abcd", "axd", ["1-3:x"]],
    ["", "ab", ["0-0:ab"]],
    ["ab", "", ["0-2:"]],
  ])("of %j to %j are %j", (base, side, expected) => {
    expect(hunks(base, side)).toEqual(expected);
  });

  it("tells one for one from everything else", () => {
    const [one] = listHunks(["a"], ["b"]);
    const [two] = listHunks(["a"], ["b", "c"]);
    expect([one && isReplacement(one), two && isReplacement(two)]).toEqual([true, false]);
  });
});

describe("pairHunks", () => {
  const paired = (base: string, current: string, edited: string): string[] | null => {
    const text = (hunk: Hunk | undefined, side: string): string =>
      hunk ? side.slice(hunk.from, hunk.to) || "-" : "";
    const pairs = pairHunks(
      listHunks(letters(base), letters(current)),
      listHunks(letters(base), letters(edited)),
      (one, other) =>
        text(one, current) === text(other, edited) && one.start === other.start && one.end === other.end,
    );
    return pairs?.map((pair) => `${text(pair.current, current)}|${text(pair.edited, edited)}`) ?? null;
  };

  it.each<[string, string, string, string, string[] | null]>([
    ["changes apart from one another", "abcd", "xabcd", "abcdy", ["x|", "|y"]],
    ["neighbours that both change", "ab", "xb", "ay", ["x|", "|y"]],
    ["the same place", "abc", "axc", "ayc", ["x|y"]],
    ["an insertion before what the other replaces", "ab", "axb", "ay", ["x|", "|y"]],
    ["insertions at one place", "ab", "axb", "ayb", ["x|y"]],
    ["an insertion where the other removes", "ab", "axb", "a", ["x|-"]],
    ["one change across two of the other's", "abcd", "axd", "ayzd", null],
    ["the same removal", "abc", "ac", "ac", ["-|-"]],
  ])("takes %s as it should", (_, base, current, edited, expected) => {
    expect(paired(base, current, edited)).toEqual(expected);
  });
});
