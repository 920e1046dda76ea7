import { isLabelName } from "../is-label-name";
import type { Aggregation, Call, Expression } from "./expression";
import { functionSignature } from "./function-signatures";
import { stringLiteral } from "./literals";
import type { TokenStream } from "./token-stream";

type ReadExpression = (tokens: TokenStream) => Expression;

const WITH_PARAMETER = new Set(["topk", "bottomk", "count_values", "quantile", "limitk", "limit_ratio"]);
const EXPERIMENTAL = new Set(["limitk", "limit_ratio"]);

const WORD = /^[a-zA-Z_:]/;

function readLabel(tokens: TokenStream): string {
  const { kind, text } = tokens.peek();
  const quoted = kind === "string" && tokens.major === 3;
  const name = quoted ? stringLiteral(text) : text;
  const word = kind !== "string" && kind !== "number" && WORD.test(text);
  if ((!quoted && !word) || !isLabelName(name, tokens.major))
    throw tokens.unexpected("grouping opts", "label");
  tokens.take();
  return name;
}

/** The names of `by (…)`, `on (…)` and the like. */
export function readGrouping(tokens: TokenStream): readonly string[] {
  if (!tokens.takeIf("(")) throw tokens.unexpected("grouping opts", '"("');
  const names: string[] = [];
  while (!tokens.takeIf(")")) {
    names.push(readLabel(tokens));
    if (!tokens.takeIf(",") && !tokens.sees(")")) throw tokens.unexpected("grouping opts", '"," or ")"');
  }
  return names;
}

function readArguments(tokens: TokenStream, read: ReadExpression): readonly Expression[] {
  tokens.take();
  const args: Expression[] = [];
  if (tokens.takeIf(")")) return args;
  for (;;) {
    args.push(read(tokens));
    const comma = tokens.peek();
    if (tokens.takeIf(")")) return args;
    if (!tokens.takeIf(",")) throw tokens.unexpected();
    if (tokens.sees(")")) throw tokens.fail(comma, "trailing commas not allowed in function call args");
  }
}

/** Reads a function call; an unknown function is an error that names it. */
export function readCall(tokens: TokenStream, read: ReadExpression): Call {
  const name = tokens.take();
  const args = readArguments(tokens, read);
  const signature = functionSignature(name.text, tokens.major);
  if (!signature) throw tokens.fail(name, `unknown function with name ${JSON.stringify(name.text)}`);
  if (signature.experimental) throw tokens.fail(name, `function ${JSON.stringify(name.text)} is not enabled`);
  return { kind: "call", signature, args, start: name.start, end: tokens.lastEnd };
}

interface Grouping {
  readonly without: boolean;
  readonly grouping: readonly string[];
}

function readModifier(tokens: TokenStream): Grouping | null {
  const without = tokens.sees("without");
  if (!without && !tokens.sees("by")) return null;
  tokens.take();
  return { without, grouping: readGrouping(tokens) };
}

function checkArguments(tokens: TokenStream, start: number, operator: string, given: number): void {
  if (given === 0) throw tokens.fail({ start }, "no arguments for aggregate expression provided");
  if (EXPERIMENTAL.has(operator))
    throw tokens.fail(
      { start },
      `${operator}() is experimental and must be enabled with --enable-feature=promql-experimental-functions`,
    );
  const wanted = WITH_PARAMETER.has(operator) ? 2 : 1;
  if (given !== wanted)
    throw tokens.fail(
      { start },
      `wrong number of arguments for aggregate expression provided, expected ${wanted}, got ${given}`,
    );
}

/** Reads an aggregation, its `by` or `without` before or after its arguments. */
export function readAggregation(tokens: TokenStream, read: ReadExpression): Aggregation {
  tokens.aggregations += 1;
  const { start, text } = tokens.take();
  const operator = text.toLowerCase();
  const before = readModifier(tokens);
  if (!tokens.sees("(")) throw tokens.unexpected();
  const args = readArguments(tokens, read);
  const { without, grouping } = before ?? readModifier(tokens) ?? { without: false, grouping: [] };
  tokens.aggregations -= 1;
  checkArguments(tokens, start, operator, args.length);
  const [first, last = first] = args;
  if (!first || !last) throw tokens.unexpected();
  const parameter = args.length > 1 ? first : null;
  return {
    kind: "aggregation",
    operator,
    parameter,
    inner: last,
    without,
    grouping,
    start,
    end: tokens.lastEnd,
  };
}
