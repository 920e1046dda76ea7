import type { BinaryOperation, Expression, VectorMatching } from "./expression";
import { checkExpression } from "./check-expression";
import { readModifiers } from "./read-modifiers";
import { readAggregation, readCall, readGrouping } from "./read-call";
import { readSelector, startsSelector } from "./read-selector";
import { numberLiteral, stringLiteral } from "./literals";
import { TokenStream } from "./token-stream";
import { tokenize } from "./tokenize";

/** Higher binds closer; `^` is the only operator that associates to the right. */
const PRECEDENCE: ReadonlyMap<string, number> = new Map([
  ["or", 1],
  ...["and", "unless"].map((operator) => [operator, 2] as const),
  ...["==", "!=", "<=", "<", ">=", ">"].map((operator) => [operator, 3] as const),
  ...["+", "-"].map((operator) => [operator, 4] as const),
  ...["*", "/", "%", "atan2"].map((operator) => [operator, 5] as const),
  ["^", 6],
]);
const UNARY = 6;

function readParenthesised(tokens: TokenStream): Expression {
  const { start } = tokens.take();
  const inner = readOperation(tokens, 1);
  if (!tokens.takeIf(")")) throw tokens.unexpected();
  return { kind: "paren", inner, start, end: tokens.lastEnd };
}

function readUnary(tokens: TokenStream): Expression {
  const { text, start } = tokens.take();
  const inner = readOperation(tokens, UNARY);
  const operator = text === "-" ? "-" : "+";
  if (inner.kind !== "number") return { kind: "unary", operator, inner, start, end: inner.end };
  return { ...inner, value: operator === "-" ? -inner.value : inner.value, start };
}

function readLiteral(tokens: TokenStream): Expression {
  const { major } = tokens;
  if (tokens.peek().kind === "duration" && major === 2) throw tokens.unexpected();
  const token = tokens.take();
  const { kind, text, start, end } = token;
  return kind === "string"
    ? { kind: "string", text: stringLiteral(text), start, end }
    : { kind: "number", value: numberLiteral(tokens, token), start, end };
}

/** An aggregation, a function call or a selector, told apart by what follows the name. */
function readNamed(tokens: TokenStream): Expression {
  const { kind } = tokens.peek();
  const called = tokens.sees("(", 1);
  if (kind === "aggregator" && (called || tokens.sees("by", 1) || tokens.sees("without", 1)))
    return readAggregation(tokens, readOperand);
  if (kind === "identifier" && called) return readCall(tokens, readOperand);
  if (startsSelector(tokens)) return readSelector(tokens);
  throw tokens.unexpected();
}

function readPrimary(tokens: TokenStream): Expression {
  const { kind } = tokens.peek();
  if (kind === "number" || kind === "duration" || kind === "string") return readLiteral(tokens);
  if (tokens.sees("(")) return readParenthesised(tokens);
  return tokens.sees("+") || tokens.sees("-") ? readUnary(tokens) : readNamed(tokens);
}

function readMatching(tokens: TokenStream): VectorMatching {
  const on = tokens.sees("on");
  if (!on && !tokens.sees("ignoring")) return { on: false, names: [], many: null, include: [] };
  tokens.take();
  const names = readGrouping(tokens);
  const left = tokens.sees("group_left");
  if (!left && !tokens.sees("group_right")) return { on, names, many: null, include: [] };
  tokens.take();
  return { on, names, many: left ? "left" : "right", include: tokens.sees("(") ? readGrouping(tokens) : [] };
}

function readBinary(tokens: TokenStream, left: Expression, precedence: number): BinaryOperation {
  const operator = tokens.take().text.toLowerCase();
  const bool = tokens.takeIf("bool");
  const matching = readMatching(tokens);
  const right = readOperation(tokens, operator === "^" ? precedence : precedence + 1);
  return { kind: "binary", operator, left, right, bool, matching, start: left.start, end: right.end };
}

/** An expression of operators that bind at least as closely as `lowest`. */
function readOperation(tokens: TokenStream, lowest: number): Expression {
  tokens.nest(1);
  let left = readModifiers(tokens, readPrimary(tokens));
  for (;;) {
    const { kind, text } = tokens.peek();
    const precedence = kind === "operator" ? (PRECEDENCE.get(text.toLowerCase()) ?? 0) : 0;
    if (precedence < lowest) break;
    left = readBinary(tokens, left, precedence);
  }
  tokens.unnest();
  return left;
}

const readOperand = (tokens: TokenStream): Expression => readOperation(tokens, 1);

/**
 * Parses a PromQL query and checks its types as the given major version of Prometheus does.
 * Source: https://prometheus.io/docs/prometheus/latest/querying/basics/ and operators/.
 * @throws PromqlError bad_data with Prometheus' message and the place of the fault.
 */
export function parseExpression(text: string, major: 2 | 3): Expression {
  const tokens = new TokenStream(text, tokenize(text), major);
  if (tokens.peek().kind === "end of input") throw tokens.fail({ start: 0 }, "no expression found in input");
  const expression = readOperand(tokens);
  if (tokens.peek().kind !== "end of input") throw tokens.unexpected();
  checkExpression(tokens, expression);
  return expression;
}
