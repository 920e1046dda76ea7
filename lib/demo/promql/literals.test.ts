import { describe, expect, it } from "vitest";
import { durationMs, numberLiteral, stringLiteral } from "./literals";

describe("literals", () => {
  it.each([
    ["300s", 300_000],
    ["1h30m", 5_400_000],
    ["250ms", 250],
    ["15", 15_000],
    ["5 minutes", null],
    ["", null],
  ])("reads the duration %s", (text, expected) => {
    expect(durationMs(text)).toBe(expected);
  });

  it.each([
    ["1e3", 1_000],
    ["0x1F", 31],
    ["-Inf", -Infinity],
    ["NaN", NaN],
    ["5m", 300],
  ])("reads the number %s", (text, expected) => {
    expect(numberLiteral(text)).toBe(expected);
  });

  it.each([
    [String.raw`"a\"b\\c\n"`, 'a"b\\c\n'],
    ["'it\\'s'", "it's"],
    ["`raw\\n`", "raw\\n"],
    [String.raw`"\u00e9\x41"`, "éA"],
  ])("reads the text %s", (literal, expected) => {
    expect(stringLiteral(literal)).toBe(expected);
  });

  it("refuses an unknown escape", () => {
    expect(() => stringLiteral(String.raw`"\q"`)).toThrow(/unknown escape/);
  });
});
