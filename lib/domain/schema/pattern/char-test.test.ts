import { describe, expect, it } from "vitest";
import {
  anyOf,
  asciiClass,
  foldCase,
  not,
  oneOf,
  perlClass,
  range,
  unicodeClass,
  type CharTest,
} from "./char-test";

const ASCII = Array.from({ length: 128 }, (_, code) => String.fromCodePoint(code));
const of = (test: CharTest | undefined, texts: readonly string[] = ASCII): string =>
  texts.filter((char) => test?.(char.codePointAt(0) ?? -1) === true).join("");
const javaScript = (source: string): string =>
  ASCII.filter((char) => new RegExp(`^${source}$`).test(char)).join("");

describe("classes", () => {
  it.each(["d", "D", "w", "W"])("\\%s holds the ASCII characters that it holds in JavaScript", (letter) => {
    expect(of(perlClass(letter))).toBe(javaScript(`\\${letter}`));
  });

  it("\\s holds five characters and no vertical tab, unlike JavaScript's", () => {
    expect(of(perlClass("s"))).toBe("\t\n\f\r ");
    expect(of(perlClass("S"))).toHaveLength(123);
    expect(perlClass("s")?.(0xa0)).toBe(false);
  });

  it.each([
    ["alnum", "[0-9A-Za-z]"],
    ["alpha", "[A-Za-z]"],
    ["blank", "[\\t ]"],
    ["cntrl", "[\\u0000-\\u001f\\u007f]"],
    ["digit", "[0-9]"],
    ["graph", "[!-~]"],
    ["lower", "[a-z]"],
    ["print", "[ -~]"],
    ["punct", "[!-/:-@[-`{-~]"],
    ["space", "[\\t\\n\\v\\f\\r ]"],
    ["upper", "[A-Z]"],
    ["word", "\\w"],
    ["xdigit", "[0-9A-Fa-f]"],
    ["^digit", "[^0-9]"],
  ])("[:%s:] holds %s", (name, source) => {
    expect(of(asciiClass(name))).toBe(javaScript(source));
  });

  it("holds nothing of ASCII's classes beyond ASCII", () => {
    expect(asciiClass("alpha")?.("ä".codePointAt(0) ?? 0)).toBe(false);
    expect(asciiClass("ascii")?.(128)).toBe(false);
  });

  it.each([
    ["L", "aÄλ5 ", "aÄλ"],
    ["Lu", "aÄΛ", "ÄΛ"],
    ["Greek", "aλΛ", "λΛ"],
    ["Han", "a漢", "漢"],
  ])("\\p{%s} of %s holds %s", (name, text, expected) => {
    expect(of(unicodeClass(name), Array.from(text))).toBe(expected);
  });

  it.each(["Nowhere", "", "L}", "x".repeat(100), "Script=Greek"])("there is no class %s", (name) => {
    expect(unicodeClass(name)).toBeUndefined();
    expect(asciiClass(name)).toBeUndefined();
    expect(perlClass(name)).toBeUndefined();
  });
});

describe("sets", () => {
  it("are made of ranges, of texts, of one another", () => {
    expect(of(range(97, 99))).toBe("abc");
    expect(of(oneOf("cab"))).toBe("abc");
    expect(of(anyOf([range(97, 98), oneOf("z")]))).toBe("abz");
    expect(of(anyOf([]))).toBe("");
    expect(of(not(not(oneOf("a"))))).toBe("a");
  });

  it("hold both cases where case is not regarded", () => {
    expect(of(foldCase(oneOf("aB-")))).toBe("-ABab");
    expect(foldCase(oneOf("ä"))("Ä".codePointAt(0) ?? 0)).toBe(true);
  });
});
