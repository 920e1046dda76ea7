import { labelMatcher, type LabelMatcher } from "../label-matcher";
import { PromqlError } from "../promql-error";
import type { VectorSelector } from "./expression";
import { stringLiteral } from "./literals";
import type { Token } from "./token";
import type { TokenStream } from "./token-stream";

/** Words that may also be the name of a metric. */
const NAMES = /^(?:by|offset|without|and|or|unless|start|end)$/i;
const MATCH_OPERATORS: ReadonlySet<string> = new Set(["=", "!=", "=~", "!~"]);

const isName = ({ kind, text }: Token): boolean =>
  kind === "identifier" || kind === "metric identifier" || kind === "aggregator" || NAMES.test(text);

/** Whether a vector selector starts at the next token. */
export const startsSelector = (tokens: TokenStream): boolean => tokens.sees("{") || isName(tokens.peek());

function newMatcher(tokens: TokenStream, name: Token, operator: string, value: string): LabelMatcher {
  try {
    const label = name.kind === "string" ? stringLiteral(name.text) : name.text;
    return labelMatcher(label, operator, value);
  } catch (error) {
    throw error instanceof PromqlError ? tokens.fail(name, error.message) : error;
  }
}

function readMatcher(tokens: TokenStream): LabelMatcher {
  const name = tokens.peek();
  const quoted = name.kind === "string" && tokens.major === 3;
  if (name.kind !== "identifier" && !quoted) throw tokens.unexpected("label matching", 'identifier or "}"');
  tokens.take();
  if (!MATCH_OPERATORS.has(tokens.peek().text)) {
    if (quoted) return labelMatcher("__name__", "=", stringLiteral(name.text));
    throw tokens.unexpected("label matching", "label matching operator");
  }
  const operator = tokens.take().text;
  if (tokens.peek().kind !== "string") throw tokens.unexpected("label matching", "string");
  return newMatcher(tokens, name, operator, stringLiteral(tokens.take().text));
}

function readMatchers(tokens: TokenStream): readonly LabelMatcher[] {
  const matchers: LabelMatcher[] = [];
  tokens.take();
  while (!tokens.takeIf("}")) {
    matchers.push(readMatcher(tokens));
    if (!tokens.takeIf(",") && !tokens.sees("}")) throw tokens.unexpected("label matching", '"," or "}"');
  }
  return matchers;
}

/** Reads a metric's name and its label matchers, or one of them. */
export function readSelector(tokens: TokenStream): VectorSelector {
  const { start } = tokens.peek();
  const name = tokens.sees("{") ? "" : tokens.take().text;
  const matchers = tokens.sees("{") ? readMatchers(tokens) : [];
  return {
    kind: "selector",
    name,
    matchers: name === "" ? matchers : [...matchers, labelMatcher("__name__", "=", name)],
    offsetMs: 0,
    at: null,
    start,
    end: tokens.lastEnd,
  };
}
