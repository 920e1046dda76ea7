import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { promqlArbitrary } from "@/lib/testing/promql-arbitrary";
import { tokenize } from "./tokenize";

/** The tokens as `kind text`, the end of the input left out. */
const tokensOf = (text: string): readonly string[] =>
  tokenize(text)
    .filter(({ kind }) => kind !== "end of input")
    .map(({ kind, text: own }) => `${kind} ${own}`);

describe("tokenize", () => {
  it.each([
    [
      "numbers of all forms",
      "1 .5 1e3 0x1F 1_000 Inf nAn",
      ["1", ".5", "1e3", "0x1F", "1_000", "Inf", "nAn"],
    ],
    ["durations", "5m 1h30m 250ms", []],
  ])("reads %s", (_what, text, numbers) => {
    const kinds =
      numbers.length > 0
        ? numbers.map((one) => `number ${one}`)
        : text.split(" ").map((one) => `duration ${one}`);
    expect(tokensOf(text)).toEqual(kinds);
  });

  it.each([
    ["sum", "aggregator"],
    ["COUNT_VALUES", "aggregator"],
    ["by", "keyword"],
    ["Group_Left", "keyword"],
    ["unless", "operator"],
    ["atan2", "operator"],
    ["start", "preprocessor"],
    ["foo", "identifier"],
    ["sums", "identifier"],
    ["job:foo:rate5m", "metric identifier"],
    [":foo", "metric identifier"],
    ["<=", "operator"],
    ["=", "punctuation"],
    ["@", "operator"],
  ])("takes %s for an %s", (text, kind) => {
    expect(tokensOf(text)).toEqual([`${kind} ${text}`]);
  });

  it("takes words within braces for label names", () => {
    expect(tokensOf('a{by="x",sum!~`y`}')).toEqual([
      "identifier a",
      "punctuation {",
      "identifier by",
      "punctuation =",
      'string "x"',
      "punctuation ,",
      "identifier sum",
      "operator !~",
      "string `y`",
      "punctuation }",
    ]);
  });

  it("reads a colon between brackets as a sign", () => {
    expect(tokensOf("[5m:30s]")).toEqual([
      "punctuation [",
      "duration 5m",
      "punctuation :",
      "duration 30s",
      "punctuation ]",
    ]);
  });

  it("leaves white space and comments out, and keeps places", () => {
    expect(tokenize("a # sum(\n\t+ b")).toEqual([
      { kind: "identifier", text: "a", start: 0, end: 1 },
      { kind: "operator", text: "+", start: 10, end: 11 },
      { kind: "identifier", text: "b", start: 12, end: 13 },
      { kind: "end of input", text: "", start: 13, end: 13 },
    ]);
  });

  it.each([
    ["(", "unclosed left parenthesis"],
    ["a[5m", "unclosed left bracket"],
    [")", "unexpected right parenthesis ')'"],
    ["a]", "unexpected right bracket ']'"],
    ["a[1m[", "unexpected left bracket '['"],
    ["a[1m:1m:", "unexpected colon ':'"],
    ["a{", "unexpected end of input inside braces"],
    ["a{{", "unexpected left brace '{'"],
    ["a{b!c}", "unexpected character after '!' inside braces: 'c'"],
    ["a{;}", "unexpected character inside braces: ';'"],
    ["a =~ b", "unexpected character after '=': '~'"],
    ["a ! b", "unexpected character after '!': ' '"],
    ["a ; b", "unexpected character: ';'"],
    ["5ms5", 'bad number or duration syntax: "5ms5"'],
    ["1e", 'bad number or duration syntax: "1e"'],
    ["1.2.3", 'bad number or duration syntax: "1.2.3"'],
    ["a[x]", 'bad number or duration syntax: "x"'],
    ['"abc', "unterminated quoted string"],
    ["`abc", "unterminated raw string"],
    [String.raw`"\q"`, "unknown escape sequence U+0071 'q'"],
  ])("tells of %s as Prometheus does", (text, message) => {
    expect(tokenize(text).at(-1)).toMatchObject({ kind: "error", text: message });
  });

  it("ends with the end of the input or an error, whatever the text, and loses none of it", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), promqlArbitrary), (text) => {
        const tokens = tokenize(text);
        expect(["end of input", "error"]).toContain(tokens.at(-1)?.kind);
        for (const [index, token] of tokens.entries()) {
          expect(token.start).toBeGreaterThanOrEqual(tokens[index - 1]?.end ?? 0);
          if (token.kind !== "error") expect(token.text).toBe(text.slice(token.start, token.end));
        }
      }),
    );
  });
});
