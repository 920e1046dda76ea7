import { perlClass, type CharTest } from "./char-test";
import { parsePattern } from "./parse-pattern";
import type { Assertion, PatternNode } from "./pattern-node";

/** A regular expression that is matched in time linear in the text, whatever it is. */
export interface CompiledPattern {
  /** Whether it matches anywhere in the text; null where the text is too long to tell in reasonable time. */
  test(text: string): boolean | null;
}

type Step =
  | { readonly op: "char"; readonly test: CharTest; readonly next: number }
  | { readonly op: "assert"; readonly assertion: Assertion; readonly next: number }
  | { readonly op: "split"; readonly next: readonly number[] }
  | { readonly op: "match" };

const MOST_STEPS = 20_000;
/** Steps times characters. */
const MOST_WORK = 50_000_000;

/** Compiles a regular expression of RE2's syntax; null where it is not one, is not understood or is too large. */
export function compilePattern(pattern: string): CompiledPattern | null {
  const node = parsePattern(pattern);
  if (node === null) return null;
  const steps: Step[] = [{ op: "match" }];
  const start = emit(node, 0, steps);
  if (start === null) return null;
  return { test: (text) => (text.length * steps.length > MOST_WORK ? null : matches(steps, start, text)) };
}

/** Adds the steps of a node that go on at `next`; returns where they begin, or null where there are too many. */
function emit(node: PatternNode, next: number, steps: Step[]): number | null {
  if (steps.length > MOST_STEPS) return null;
  switch (node.kind) {
    case "char":
      return steps.push({ op: "char", test: node.test, next }) - 1;
    case "assert":
      return steps.push({ op: "assert", assertion: node.assertion, next }) - 1;
    case "sequence":
      return node.items.reduceRight<number | null>(
        (after, item) => (after === null ? null : emit(item, after, steps)),
        next,
      );
    case "choice":
      return emitChoice(node.items, next, steps);
    case "repeat":
      return emitRepeat(node, next, steps);
  }
}

function emitChoice(items: readonly PatternNode[], next: number, steps: Step[]): number | null {
  const starts: number[] = [];
  for (const item of items) {
    const start = emit(item, next, steps);
    if (start === null) return null;
    starts.push(start);
  }
  return steps.push({ op: "split", next: starts }) - 1;
}

function emitRepeat(
  { item, least, most }: Extract<PatternNode, { kind: "repeat" }>,
  next: number,
  steps: Step[],
): number | null {
  let start: number | null = most === null ? emitLoop(item, next, steps) : next;
  for (let optional = least; start !== null && most !== null && optional < most; optional += 1) {
    const once = emit(item, start, steps);
    start = once === null ? null : steps.push({ op: "split", next: [once, next] }) - 1;
  }
  for (let needed = 0; start !== null && needed < least; needed += 1) start = emit(item, start, steps);
  return start;
}

function emitLoop(item: PatternNode, next: number, steps: Step[]): number | null {
  const loop = steps.push({ op: "split", next: [next] }) - 1;
  const once = emit(item, loop, steps);
  if (once === null) return null;
  steps[loop] = { op: "split", next: [once, next] };
  return loop;
}

/** All places of the expression that the text may have come to are followed at once, so none is gone through twice. */
function matches(steps: readonly Step[], start: number, text: string): boolean {
  const codes = Array.from(text, (char) => char.codePointAt(0) ?? 0);
  let waiting: readonly number[] = [];
  for (let at = 0; at <= codes.length; at += 1) {
    const reached = reach(steps, [start, ...waiting], codes, at);
    if (reached === null) return true;
    const code = codes[at];
    if (code === undefined) return false;
    waiting = reached.flatMap((index) => {
      const step = steps[index];
      return step?.op === "char" && step.test(code) ? [step.next] : [];
    });
  }
  return false;
}

/** The steps that take a character and are reached from these without taking one; null where the end is reached. */
function reach(
  steps: readonly Step[],
  from: readonly number[],
  codes: readonly number[],
  at: number,
): readonly number[] | null {
  const seen = new Set<number>();
  const pending = Array.from(from);
  const reached: number[] = [];
  for (let index = pending.pop(); index !== undefined; index = pending.pop()) {
    if (seen.has(index)) continue;
    seen.add(index);
    const step = steps[index];
    if (step === undefined) continue;
    if (step.op === "match") return null;
    if (step.op === "char") reached.push(index);
    else if (step.op === "split") pending.push(...step.next);
    else if (holds(step.assertion, codes, at)) pending.push(step.next);
  }
  return reached;
}

const NEWLINE = 10;

function holds(assertion: Assertion, codes: readonly number[], at: number): boolean {
  switch (assertion) {
    case "textStart":
      return at === 0;
    case "textEnd":
      return at === codes.length;
    case "lineStart":
      return at === 0 || codes[at - 1] === NEWLINE;
    case "lineEnd":
      return at === codes.length || codes[at] === NEWLINE;
    case "wordBoundary":
      return isWord(codes[at - 1]) !== isWord(codes[at]);
    case "noWordBoundary":
      return isWord(codes[at - 1]) === isWord(codes[at]);
  }
}

function isWord(code: number | undefined): boolean {
  return code !== undefined && perlClass("w")?.(code) === true;
}
