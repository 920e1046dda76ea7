import { describe, expect, it } from "vitest";
import { scanString } from "./scan-string";

describe("scanString", () => {
  it.each([
    ['"abc" rest', 5],
    ["'a\"b'", 5],
    ["`a\\`", 4],
    ["`a\nb`", 5],
    [String.raw`"a\"b"`, 6],
    [String.raw`"\\"`, 4],
    [String.raw`"\x41\u00e9\U0001F600\101"`, 26],
    ['""', 2],
  ])("finds the end of %s", (text, end) => {
    expect(scanString(text, 0)).toEqual({ ok: true, end });
  });

  it("starts where it is told to", () => {
    expect(scanString('a="b"', 2)).toEqual({ ok: true, end: 5 });
  });

  it.each([
    ['"abc', "unterminated quoted string"],
    ['"a\nb"', "unterminated quoted string"],
    ["`abc", "unterminated raw string"],
    ['"\\', "escape sequence not terminated"],
    [String.raw`"\'"`, "unknown escape sequence U+0027 '''"],
    [String.raw`"\xg0"`, "illegal character in escape sequence"],
    [String.raw`"\ud800"`, "escape sequence is an invalid Unicode code point"],
    [String.raw`"\U00110000"`, "escape sequence is an invalid Unicode code point"],
    [String.raw`"\777"`, "escape sequence is an invalid Unicode code point"],
  ])("says what is wrong with %j", (text, message) => {
    expect(scanString(text, 0)).toEqual({ ok: false, message });
  });
});
