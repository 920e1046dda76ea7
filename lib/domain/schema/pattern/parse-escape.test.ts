import { describe, expect, it } from "vitest";
import { parseEscape, readEscapedCode } from "./parse-escape";

const reader = (text: string): { chars: readonly string[]; at: number } => ({
  chars: Array.from(text),
  at: 0,
});

describe("readEscapedCode", () => {
  it.each([
    ["n", 10, 1],
    ["t9", 9, 1],
    ["a", 7, 1],
    ["v", 11, 1],
    [".", 46, 1],
    ["_", 95, 1],
    ["-]", 45, 1],
    ["x41B", 65, 3],
    ["x{1F600}", 0x1f600, 8],
    ["0", 0, 1],
    ["012", 10, 3],
    ["101", 65, 3],
    ["1011", 65, 3],
  ])("\\%s is code %s and takes %s characters", (text, code, length) => {
    const place = reader(text);
    expect(readEscapedCode(place)).toBe(code);
    expect(place.at).toBe(length);
  });

  it.each(["", "q", "8", "1", "x4", "x{}", "x{110000}", "ä", "Z"])("\\%s is no character", (text) => {
    expect(readEscapedCode(reader(text))).toBeNull();
  });
});

describe("parseEscape", () => {
  it.each([
    ["d", "7", 1],
    ["pL", "a", 2],
    ["PL", "7", 2],
    ["p{Greek}x", "λ", 8],
    ["p{^Greek}", "a", 9],
    ["P{^Greek}", "λ", 9],
    ["*", "*", 1],
  ])("\\%s holds %s and takes %s characters", (text, char, length) => {
    const place = reader(text);
    expect(parseEscape(place)?.(char.codePointAt(0) ?? -1)).toBe(true);
    expect(place.at).toBe(length);
  });

  it.each(["p", "p{", "p{Nowhere}", "pq", "k"])("\\%s is nothing", (text) => {
    expect(parseEscape(reader(text))).toBeNull();
  });
});
