import type { QueryContext } from "../evaluation";
import type { Span } from "../parse/expression";
import { goNumber } from "../go-number";

/** Remarks on the first q of a quantile that is not between 0 and 1. */
export function noteQuantile(context: QueryContext, q: Float64Array, at: Span): void {
  const bad = q.find((one) => !(one >= 0 && one <= 1));
  if (bad === undefined) return;
  context.annotate("warning", `quantile value should be between 0 and 1, got ${goNumber(bad)}`, at);
}
