import { PromqlError } from "../promql-error";
import type { Span } from "./expression";
import { placeOf } from "./place-of";
import { describeToken, type Token } from "./token";

const MAX_DEPTH = 200;
/** Operators of one rank make a tree as deep as there are operators. */
const MAX_NODES = 3_000;

/** A fault in a query's text, told as Prometheus' parser tells it. */
export const parseError = (text: string, { start }: Pick<Span, "start">, message: string): PromqlError =>
  new PromqlError("bad_data", `${placeOf(text, start)}: parse error: ${message}`);

/** The tokens of a query while they are read, from the first to the last. */
export class TokenStream {
  readonly text: string;
  readonly major: 2 | 3;
  /** Aggregations that are still being read. */
  aggregations = 0;
  private readonly tokens: readonly Token[];
  private next = 0;
  private depth = 0;
  private nodes = 0;

  constructor(text: string, tokens: readonly Token[], major: 2 | 3) {
    this.text = text;
    this.tokens = tokens;
    this.major = major;
  }

  /** The token `ahead` places further on; the last one where there is none. */
  peek(ahead = 0): Token {
    return (
      this.tokens[Math.min(this.next + ahead, this.tokens.length - 1)] ?? {
        kind: "end of input",
        text: "",
        start: this.text.length,
        end: this.text.length,
      }
    );
  }

  take(): Token {
    const token = this.peek();
    if (this.next < this.tokens.length - 1) this.next += 1;
    return token;
  }

  /** Whether the next token is this word or sign; words in any case, never a string. */
  sees(text: string, ahead = 0): boolean {
    const token = this.peek(ahead);
    return token.kind !== "string" && token.kind !== "error" && token.text.toLowerCase() === text;
  }

  takeIf(text: string): boolean {
    if (!this.sees(text)) return false;
    this.take();
    return true;
  }

  /** Counts a node that is part of another; a query of too many, or too deep ones, is refused. */
  nest(depth: 1 | 0): void {
    this.depth += depth;
    this.nodes += 1;
    if (this.depth > MAX_DEPTH || this.nodes > MAX_NODES)
      throw parseError(this.text, this.peek(), "expression is nested too deeply");
  }

  unnest(): void {
    this.depth -= 1;
  }

  /** Where the last token taken ended. */
  get lastEnd(): number {
    return this.tokens[this.next - 1]?.end ?? 0;
  }

  /** The error of a token that cannot stand where it does. */
  unexpected(context = "", expected = ""): PromqlError {
    const token = this.peek();
    if (token.kind === "error") return parseError(this.text, token, token.text);
    const where = context === "" && this.aggregations > 0 ? "aggregation" : context;
    return parseError(
      this.text,
      token,
      `unexpected ${describeToken(token)}${where === "" ? "" : ` in ${where}`}${expected === "" ? "" : `, expected ${expected}`}`,
    );
  }

  fail(span: Pick<Span, "start">, message: string): PromqlError {
    return parseError(this.text, span, message);
  }
}
