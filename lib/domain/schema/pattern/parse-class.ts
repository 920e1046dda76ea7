import { anyOf, asciiClass, asItIs, not, perlClass, range, type CharTest, type Fold } from "./char-test";
import { parseEscape, readEscapedCode } from "./parse-escape";
import type { Reader } from "./reader";

const NAMED = /^\[:(\^?[a-z]+):\]/;

/**
 * The characters of a class whose opening bracket was read, up to and with its closing one; null where it is none. The fold
 * comes before a negation: `(?i)[^a]` holds neither a nor A.
 */
export function parseClass(reader: Reader, fold: Fold = asItIs): CharTest | null {
  const negated = reader.chars[reader.at] === "^";
  if (negated) reader.at += 1;
  const tests: CharTest[] = [];
  // A closing bracket that comes first is meant literally.
  for (let first = true; first || reader.chars[reader.at] !== "]"; first = false) {
    if (reader.at >= reader.chars.length) return null;
    const test = parseItem(reader, fold);
    if (test === null) return null;
    tests.push(test);
  }
  reader.at += 1;
  const any = anyOf(tests);
  return negated ? not(any) : any;
}

function parseItem(reader: Reader, fold: Fold): CharTest | null {
  const named = NAMED.exec(reader.chars.slice(reader.at, reader.at + 14).join(""));
  if (named !== null) {
    reader.at += named[0].length;
    return asciiClass(named[1] ?? "", fold) ?? null;
  }
  if (reader.chars[reader.at] === "\\" && isClassEscape(reader.chars[reader.at + 1] ?? "")) {
    reader.at += 1;
    return parseEscape(reader, fold);
  }
  const test = parseRange(reader);
  return test === null ? null : fold(test);
}

function parseRange(reader: Reader): CharTest | null {
  const low = readCode(reader);
  if (low === null) return null;
  const last = reader.chars[reader.at + 1];
  if (reader.chars[reader.at] !== "-" || last === "]" || last === undefined) return range(low, low);
  reader.at += 1;
  const high = readCode(reader);
  return high === null || high < low ? null : range(low, high);
}

function isClassEscape(letter: string): boolean {
  return letter === "p" || letter === "P" || perlClass(letter) !== undefined;
}

function readCode(reader: Reader): number | null {
  const char = reader.chars[reader.at];
  reader.at += 1;
  if (char === "\\") return readEscapedCode(reader);
  return char?.codePointAt(0) ?? null;
}
