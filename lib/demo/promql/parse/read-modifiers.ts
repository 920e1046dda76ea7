import type { Expression, Modifiers } from "./expression";
import { goNumber } from "../go-number";
import { numberLiteral } from "./literals";
import type { TokenStream } from "./token-stream";

const MAX_SECONDS = 2 ** 63;

/** Seconds of the number or duration that is next; Prometheus 2 takes only a duration there. */
function readSeconds(tokens: TokenStream, context: string, expected: string): number {
  const { kind } = tokens.peek();
  if (kind === "duration" || (kind === "number" && tokens.major === 3))
    return numberLiteral(tokens, tokens.take());
  throw tokens.unexpected(context, tokens.major === 3 ? `number or ${expected}` : expected);
}

/** Go turns a number of seconds into a duration of whole milliseconds. */
const wholeMs = (seconds: number): number => Math.trunc(seconds * 1_000);

function readRange(tokens: TokenStream, of: Expression): Expression {
  const bracket = tokens.take();
  const rangeMs = wholeMs(readSeconds(tokens, "subquery selector", "duration"));
  if (tokens.takeIf(":")) {
    let stepMs: number | null = null;
    if (!tokens.sees("]")) {
      const seconds = readSeconds(tokens, "subquery selector", 'duration or "]"');
      stepMs = wholeMs(seconds) === 0 ? null : wholeMs(seconds);
    }
    if (!tokens.takeIf("]")) throw tokens.unexpected("subquery selector", '"]"');
    const { start } = of;
    return {
      kind: "subquery",
      inner: of,
      rangeMs,
      stepMs,
      offsetMs: 0,
      at: null,
      start,
      end: tokens.lastEnd,
    };
  }
  if (!tokens.takeIf("]")) throw tokens.unexpected("subquery or range", '":" or "]"');
  if (of.kind !== "selector") throw tokens.fail(bracket, "ranges only allowed for vector selectors");
  if (of.offsetMs !== 0) throw tokens.fail(bracket, "no offset modifiers allowed before range");
  if (typeof of.at === "number") throw tokens.fail(bracket, "no @ modifiers allowed before range");
  return { kind: "matrix", selector: of, rangeMs, start: of.start, end: tokens.lastEnd };
}

const modifiersOf = (of: Expression): Modifiers | null => {
  if (of.kind === "matrix") return of.selector;
  return of.kind === "selector" || of.kind === "subquery" ? of : null;
};

function modified(of: Expression, change: Partial<Modifiers>, end: number): Expression {
  if (of.kind === "matrix") return { ...of, selector: { ...of.selector, ...change }, end };
  return of.kind === "selector" || of.kind === "subquery" ? { ...of, ...change, end } : of;
}

const WHERE = "must be preceded by an instant vector selector or range vector selector or a subquery";

function readOffset(tokens: TokenStream, of: Expression): Expression {
  tokens.take();
  const sign = tokens.takeIf("-") ? -1 : 1;
  const offsetMs = sign * wholeMs(readSeconds(tokens, "offset", "duration"));
  const before = modifiersOf(of);
  if (!before) throw tokens.fail(of, `offset modifier ${WHERE}`);
  if (before.offsetMs !== 0) throw tokens.fail(of, "offset may not be set multiple times");
  return modified(of, { offsetMs }, tokens.lastEnd);
}

function readTime(tokens: TokenStream): number | "start" | "end" {
  const bound = tokens.sees("start") ? "start" : "end";
  if (tokens.peek().kind === "preprocessor") {
    tokens.take();
    if (!tokens.takeIf("(") || !tokens.takeIf(")")) throw tokens.unexpected("@", "timestamp");
    return bound;
  }
  const sign = tokens.sees("-") ? -1 : 1;
  if (tokens.sees("-") || tokens.sees("+")) tokens.take();
  if (tokens.peek().kind !== "number") throw tokens.unexpected("@", "timestamp");
  return sign * numberLiteral(tokens, tokens.take());
}

function readAt(tokens: TokenStream, of: Expression): Expression {
  tokens.take();
  const time = readTime(tokens);
  if (typeof time === "number" && !(Math.abs(time) < MAX_SECONDS))
    throw tokens.fail(of, `timestamp out of bounds for @ modifier: ${goNumber(time)}`);
  const before = modifiersOf(of);
  if (!before) throw tokens.fail(of, `@ modifier ${WHERE}`);
  if (before.at !== null) throw tokens.fail(of, "@ <timestamp> may not be set multiple times");
  return modified(of, { at: typeof time === "number" ? Math.round(time * 1_000) : time }, tokens.lastEnd);
}

/** Reads the `[range]`s, `offset`s and `@`s behind an expression, each of which binds closer than any operator. */
export function readModifiers(tokens: TokenStream, of: Expression): Expression {
  let expression = of;
  for (;;) {
    tokens.nest(0);
    if (tokens.sees("[")) expression = readRange(tokens, expression);
    else if (tokens.sees("offset")) expression = readOffset(tokens, expression);
    else if (tokens.sees("@")) expression = readAt(tokens, expression);
    else return expression;
  }
}
