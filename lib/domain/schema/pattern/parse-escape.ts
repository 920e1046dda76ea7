import { asItIs, not, oneOf, perlClass, unicodeClass, type CharTest, type Fold } from "./char-test";
import type { Reader } from "./reader";

const CONTROL: Readonly<Record<string, string>> = {
  a: "\u0007",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
  v: "\v",
};
const OCTAL = /^(?:[1-7][0-7]{1,2}|0[0-7]{0,2})/;
const HEX = /^x(?:([0-9A-Fa-f]{2})|\{([0-9A-Fa-f]{1,6})\})/;
const LAST_CODE_POINT = 0x10ffff;

/** What a backslash, already read, and what follows it stand for; null where that is nothing. */
export function parseEscape(reader: Reader, fold: Fold = asItIs): CharTest | null {
  const letter = reader.chars[reader.at] ?? "";
  const perl = perlClass(letter);
  if (perl !== undefined) {
    reader.at += 1;
    return perl;
  }
  if (letter === "p" || letter === "P") return parseUnicode(reader, fold);
  const code = readEscapedCode(reader);
  return code === null ? null : fold(oneOf(String.fromCodePoint(code)));
}

/** The one character that a backslash, already read, and what follows it stand for; null where it is not one. */
export function readEscapedCode(reader: Reader): number | null {
  const letter = reader.chars[reader.at] ?? "";
  const rest = reader.chars.slice(reader.at, reader.at + 12).join("");
  const [number, code] = numbered(rest);
  if (number > 0) {
    reader.at += number;
    return code <= LAST_CODE_POINT ? code : null;
  }
  const literal = CONTROL[letter] ?? letter;
  // RE2 lets punctuation be escaped and keeps letters and digits for meanings of their own.
  if (literal === "" || (/^[A-Za-z0-9]$/.test(literal) && CONTROL[letter] === undefined)) return null;
  if (CONTROL[letter] === undefined && (letter.codePointAt(0) ?? 0) > 127) return null;
  reader.at += 1;
  return literal.codePointAt(0) ?? null;
}

/** How many characters an octal or hexadecimal number takes, and its value; 0 characters where there is none. */
function numbered(rest: string): readonly [length: number, code: number] {
  const octal = OCTAL.exec(rest);
  if (octal !== null) return [octal[0].length, Number.parseInt(octal[0], 8)];
  const hex = HEX.exec(rest);
  return hex === null ? [0, 0] : [hex[0].length, Number.parseInt(hex[1] ?? hex[2] ?? "", 16)];
}

const PROPERTY = /^[pP](?:([A-Z])|\{(\^?)(\w{1,40})\})/;

function parseUnicode(reader: Reader, fold: Fold): CharTest | null {
  const match = PROPERTY.exec(reader.chars.slice(reader.at, reader.at + 50).join(""));
  const test = match === null ? undefined : unicodeClass(match[1] ?? match[3] ?? "");
  if (match === null || test === undefined) return null;
  reader.at += match[0].length;
  const negated = match[0].startsWith("P") !== (match[2] === "^");
  return negated ? not(fold(test)) : fold(test);
}
