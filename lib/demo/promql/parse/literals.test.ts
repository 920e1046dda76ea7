import { describe, expect, it } from "vitest";
import { durationMs, numberValue, stringLiteral } from "./literals";

describe("literals", () => {
  it.each([
    ["300s", 300_000],
    ["1h30m", 5_400_000],
    ["250ms", 250],
    ["0", 0],
    ["15", null],
    ["30m1h", null],
    ["300y", null],
    ["5 minutes", null],
    ["", null],
  ])("reads the duration %s", (text, expected) => {
    expect(durationMs(text)).toBe(expected);
  });

  it.each([
    ["1e3", 1_000],
    ["0x1F", 31],
    ["0x_1f_f", 511],
    ["1_000", 1_000],
    ["017", 15],
    ["08", 8],
    [".5", 0.5],
    ["Inf", Infinity],
    ["NaN", NaN],
    ["1_0.5", null],
    ["5m", null],
    ["", null],
  ])("reads the number %s as Go does", (text, expected) => {
    expect(numberValue(text)).toBe(expected);
  });

  it.each([
    [String.raw`"a\"b\\c\n"`, 'a"b\\c\n'],
    ["'it\\'s'", "it's"],
    ["`raw\\n`", "raw\\n"],
    [String.raw`"\u00e9\x41"`, "éA"],
  ])("reads the text %s", (literal, expected) => {
    expect(stringLiteral(literal)).toBe(expected);
  });
});
