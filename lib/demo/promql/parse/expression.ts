import type { LabelMatcher } from "../label-matcher";
import type { FunctionSignature } from "./function-signatures";
import type { ValueType } from "./value-type";

/** Where a node starts and ends in the query's text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** The modifiers of a selector or subquery; `at` is unix milliseconds, or a bound of the query. */
export interface Modifiers {
  readonly offsetMs: number;
  readonly at: number | "start" | "end" | null;
}

export interface NumberLiteral extends Span {
  readonly kind: "number";
  readonly value: number;
}

export interface StringLiteral extends Span {
  readonly kind: "string";
  readonly text: string;
}

export interface VectorSelector extends Span, Modifiers {
  readonly kind: "selector";
  /** The metric's name before the braces, "" where there is none. */
  readonly name: string;
  readonly matchers: readonly LabelMatcher[];
}

export interface MatrixSelector extends Span {
  readonly kind: "matrix";
  /** Holds the modifiers too. */
  readonly selector: VectorSelector;
  readonly rangeMs: number;
}

export interface Subquery extends Span, Modifiers {
  readonly kind: "subquery";
  readonly inner: Expression;
  readonly rangeMs: number;
  /** null: the server's evaluation interval. */
  readonly stepMs: number | null;
}

export interface Call extends Span {
  readonly kind: "call";
  readonly signature: FunctionSignature;
  readonly args: readonly Expression[];
}

export interface Aggregation extends Span {
  readonly kind: "aggregation";
  readonly operator: string;
  readonly parameter: Expression | null;
  readonly inner: Expression;
  readonly without: boolean;
  readonly grouping: readonly string[];
}

/** How the series of two vectors find each other. */
export interface VectorMatching {
  readonly on: boolean;
  readonly names: readonly string[];
  readonly many: "left" | "right" | null;
  /** Labels taken over from the "one" side (group_left and group_right). */
  readonly include: readonly string[];
}

export interface BinaryOperation extends Span {
  readonly kind: "binary";
  readonly operator: string;
  readonly left: Expression;
  readonly right: Expression;
  readonly bool: boolean;
  readonly matching: VectorMatching;
}

export interface UnaryOperation extends Span {
  readonly kind: "unary";
  readonly operator: "+" | "-";
  readonly inner: Expression;
}

export interface Parenthesised extends Span {
  readonly kind: "paren";
  readonly inner: Expression;
}

/** A parsed PromQL expression. */
export type Expression =
  | NumberLiteral
  | StringLiteral
  | VectorSelector
  | MatrixSelector
  | Subquery
  | Call
  | Aggregation
  | BinaryOperation
  | UnaryOperation
  | Parenthesised;

/** The type of an expression's value. */
export function typeOf(expression: Expression): ValueType {
  switch (expression.kind) {
    case "number":
      return "scalar";
    case "string":
      return "string";
    case "matrix":
    case "subquery":
      return "matrix";
    case "call":
      return expression.signature.returns;
    case "binary":
      return typeOf(expression.left) === "scalar" && typeOf(expression.right) === "scalar"
        ? "scalar"
        : "vector";
    case "unary":
    case "paren":
      return typeOf(expression.inner);
    default:
      return "vector";
  }
}

/** The expression inside any parentheses. */
export function unwrapped(expression: Expression): Expression {
  let inner = expression;
  while (inner.kind === "paren") inner = inner.inner;
  return inner;
}
