import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseWarnings } from "./parse-warnings";

describe("parseWarnings", () => {
  it.each<[string, readonly string[], readonly string[]]>([
    ["one a header", ['299 - "a"', '299 - "b"'], ["a", "b"]],
    ["several in one header", ['299 - "a, b", 299 - "c" , 299 - "d"'], ["a, b", "c", "d"]],
    [
      "quotes and backslashes in the text",
      ['299 - "unknown field \\"spec.x\\" \\\\"'],
      ['unknown field "spec.x" \\'],
    ],
    ["an empty text", ['299 - ""'], [""]],
    ["no other codes", ['199 - "stale", 299 host "mine"'], ["mine"]],
    ["no text without an end but what there is", ['299 - "cut'], ["cut"]],
    ["nothing of what is no warning", ["", "299", "hello", '"alone"', '2990 - "x"'], []],
  ])("reads %s", (_rule, headers, texts) => {
    expect(parseWarnings(headers)).toEqual(texts);
  });

  it("reads back any text that was quoted by the rules", () => {
    const quoted = (text: string): string => `299 - "${text.replaceAll(/["\\]/g, (found) => `\\${found}`)}"`;
    fc.assert(
      fc.property(fc.array(fc.string(), { maxLength: 5 }), (texts) => {
        expect(parseWarnings(texts.map(quoted))).toEqual(texts);
        expect(parseWarnings([texts.map(quoted).join(", ")])).toEqual(texts);
      }),
    );
  });

  it("reads a hundred at most, of anything", () => {
    expect(parseWarnings(new Array(500).fill('299 - "a"'))).toHaveLength(100);
    expect(parseWarnings([new Array(500).fill('299 - "a"').join()])).toHaveLength(100);
    fc.assert(fc.property(fc.array(fc.string()), (headers) => parseWarnings(headers).length <= 100));
  });
});
