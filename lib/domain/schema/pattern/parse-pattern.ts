import { asItIs, foldCase, not, oneOf, type CharTest, type Fold } from "./char-test";
import { parseClass } from "./parse-class";
import { parseEscape } from "./parse-escape";
import type { Assertion, PatternNode } from "./pattern-node";
import type { Reader } from "./reader";

interface Flags {
  readonly ignoreCase: boolean;
  readonly multiLine: boolean;
  readonly dotAll: boolean;
}

const NO_FLAGS: Flags = { ignoreCase: false, multiLine: false, dotAll: false };
const ASSERTIONS: Readonly<Record<string, Assertion>> = {
  A: "textStart",
  z: "textEnd",
  b: "wordBoundary",
  B: "noWordBoundary",
};
const LONGEST_PATTERN = 10_000;
const DEEPEST = 200;
/** RE2's own limit of a counted repetition. */
const MOST_COUNTED = 1_000;

/** What this does not understand; RE2 refuses most of it as well. */
class NotUnderstood extends Error {}

/**
 * A regular expression of RE2's syntax, which Go, Envoy and Kubernetes use; null where it is not one or is not
 * understood. https://github.com/google/re2/wiki/Syntax
 */
export function parsePattern(pattern: string): PatternNode | null {
  if (pattern.length > LONGEST_PATTERN) return null;
  const reader: Reader = { chars: Array.from(pattern), at: 0 };
  try {
    const node = parseChoice(reader, { ...NO_FLAGS }, 0);
    return reader.at === reader.chars.length ? node : null;
  } catch (error) {
    if (error instanceof NotUnderstood) return null;
    throw error;
  }
}

function parseChoice(reader: Reader, outer: Flags, depth: number): PatternNode {
  if (depth > DEEPEST) throw new NotUnderstood();
  let flags = outer;
  const branches: PatternNode[][] = [[]];
  while (reader.at < reader.chars.length && reader.chars[reader.at] !== ")") {
    if (reader.chars[reader.at] === "|") {
      reader.at += 1;
      branches.push([]);
      continue;
    }
    const changed = readFlags(reader, flags);
    if (changed !== null) {
      flags = changed;
      continue;
    }
    branches.at(-1)?.push(parseRepeat(reader, parseAtom(reader, flags, depth)));
  }
  const items = branches.map((branch): PatternNode => ({ kind: "sequence", items: branch }));
  return { kind: "choice", items };
}

const FLAGS = /^\(\?([imsU]*)(?:-([imsU]+))?([:)])/;

/** Flags that hold for the rest of the group, `(?i)`; null where there are none here. */
function readFlags(reader: Reader, flags: Flags): Flags | null {
  const match = FLAGS.exec(reader.chars.slice(reader.at, reader.at + 12).join(""));
  if (match?.[3] !== ")") return null;
  reader.at += match[0].length;
  return withFlags(flags, match[1] ?? "", match[2] ?? "");
}

function withFlags(flags: Flags, on: string, off: string): Flags {
  const value = (letter: string, before: boolean): boolean =>
    (before || on.includes(letter)) && !off.includes(letter);
  return {
    ignoreCase: value("i", flags.ignoreCase),
    multiLine: value("m", flags.multiLine),
    dotAll: value("s", flags.dotAll),
  };
}

function parseAtom(reader: Reader, flags: Flags, depth: number): PatternNode {
  const char = reader.chars[reader.at] ?? "";
  if (char === "(") return parseGroup(reader, flags, depth);
  if (readBounds(reader) !== null) throw new NotUnderstood();
  reader.at += 1;
  switch (char) {
    case "^":
      return { kind: "assert", assertion: flags.multiLine ? "lineStart" : "textStart" };
    case "$":
      return { kind: "assert", assertion: flags.multiLine ? "lineEnd" : "textEnd" };
    case ".":
      return { kind: "char", test: flags.dotAll ? () => true : not(oneOf("\n")) };
    case "[":
      return charNode(parseClass(reader, foldOf(flags)));
    case "\\":
      return parseEscaped(reader, flags);
    default:
      return charNode(foldOf(flags)(oneOf(char)));
  }
}

function charNode(test: CharTest | null): PatternNode {
  if (test === null) throw new NotUnderstood();
  return { kind: "char", test };
}

function foldOf({ ignoreCase }: Flags): Fold {
  return ignoreCase ? foldCase : asItIs;
}

function parseEscaped(reader: Reader, flags: Flags): PatternNode {
  const letter = reader.chars[reader.at] ?? "";
  const assertion = ASSERTIONS[letter];
  if (assertion !== undefined) {
    reader.at += 1;
    return { kind: "assert", assertion };
  }
  if (letter === "Q") return parseQuoted(reader, flags);
  return charNode(parseEscape(reader, foldOf(flags)));
}

/** \Q…\E: everything between is meant literally. */
function parseQuoted(reader: Reader, flags: Flags): PatternNode {
  const rest = reader.chars.slice(reader.at + 1).join("");
  const end = rest.indexOf("\\E");
  const text = Array.from(end === -1 ? rest : rest.slice(0, end));
  reader.at += 1 + text.length + (end === -1 ? 0 : 2);
  const items = text.map((char) => charNode(foldOf(flags)(oneOf(char))));
  const last = items.pop();
  // A repetition that follows is one of the last character.
  return { kind: "sequence", items: last === undefined ? [] : [...items, parseRepeat(reader, last)] };
}

const NAMED = /^\(\?P?<\w{1,100}>/;

function parseGroup(reader: Reader, flags: Flags, depth: number): PatternNode {
  const head = reader.chars.slice(reader.at, reader.at + 110).join("");
  const flagged = FLAGS.exec(head);
  const named = NAMED.exec(head);
  if (flagged === null && named === null && head.startsWith("(?")) throw new NotUnderstood();
  reader.at += (flagged ?? named)?.[0].length ?? 1;
  const inner = flagged === null ? flags : withFlags(flags, flagged[1] ?? "", flagged[2] ?? "");
  const node = parseChoice(reader, inner, depth + 1);
  if (reader.chars[reader.at] !== ")") throw new NotUnderstood();
  reader.at += 1;
  return node;
}

/** As in Go, numbers with leading zeros do not count: `a{01}` is meant literally. */
const COUNT = /^\{(0|[1-9]\d{0,8})(?:(,)(0|[1-9]\d{0,8})?)?\}/;

function parseRepeat(reader: Reader, item: PatternNode): PatternNode {
  const bounds = readBounds(reader);
  if (bounds === null) return item;
  if (reader.chars[reader.at] === "?") reader.at += 1;
  const { least, most } = bounds;
  if (least > MOST_COUNTED || (most !== null && (most > MOST_COUNTED || most < least)))
    throw new NotUnderstood();
  if (readBounds(reader) !== null) throw new NotUnderstood();
  return { kind: "repeat", item, least, most };
}

function readBounds(reader: Reader): { readonly least: number; readonly most: number | null } | null {
  const char = reader.chars[reader.at];
  if (char === "*" || char === "+" || char === "?") {
    reader.at += 1;
    return { least: char === "+" ? 1 : 0, most: char === "?" ? 1 : null };
  }
  const match = COUNT.exec(reader.chars.slice(reader.at, reader.at + 24).join(""));
  if (match === null) return null;
  reader.at += match[0].length;
  const least = Number(match[1]);
  if (match[2] === undefined) return { least, most: least };
  return { least, most: match[3] === undefined ? null : Number(match[3]) };
}
