import type { Evaluation } from "../evaluation";
import type { Expression } from "../parse/expression";
import { unwrapped } from "../parse/expression";
import { PromqlError } from "../promql-error";
import type { VectorSeries } from "../value";

const mistyped = (wanted: string): PromqlError => new PromqlError("execution", `the operand is no ${wanted}`);

/** The series of an operand that the parser has found to be an instant vector. */
export function vectorOperand(evaluation: Evaluation, expression: Expression): readonly VectorSeries[] {
  const value = evaluation.evaluate(expression);
  if (value.type !== "vector") throw mistyped("instant vector");
  return value.series;
}

/** The values of an operand that the parser has found to be a scalar, one for each evaluation time. */
export function scalarOperand(evaluation: Evaluation, expression: Expression): Float64Array {
  const value = evaluation.evaluate(expression);
  if (value.type !== "scalar") throw mistyped("scalar");
  return value.values;
}

/** The text of an operand that the parser has found to be a string. */
export function textOperand(expression: Expression): string {
  const literal = unwrapped(expression);
  if (literal.kind !== "string") throw mistyped("string");
  return literal.text;
}
