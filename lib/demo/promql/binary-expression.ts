import type { Evaluation } from "./evaluation";
import { withoutName } from "./labels";
import { operatorNamed } from "./operators";
import { PromqlError } from "./promql-error";
import { setOperator } from "./set-operator";
import { childrenOf, type SyntaxNode, textAt } from "./syntax";
import { emptySeries, type Value, vector, vectorOf, type VectorSeries } from "./value";
import { readMatching } from "./vector-matching";
import { vectorOperator } from "./vector-operator";

interface ScalarOperation {
  readonly apply: (value: number, step: number) => number;
  readonly filter: boolean;
}

function withScalar(series: readonly VectorSeries[], operation: ScalarOperation): Value {
  return vector(
    series.map((one) => {
      const labels = operation.filter ? one.labels : withoutName(one.labels);
      const result = emptySeries(labels, one.values.length);
      one.present.forEach((present, step) => {
        if (present !== 1) return;
        const before = one.values[step] ?? NaN;
        const value = operation.apply(before, step);
        if (operation.filter && value === 0) return;
        result.values[step] = operation.filter ? before : value;
        result.present[step] = 1;
      });
      return result;
    }),
  );
}

function arithmetic(evaluation: Evaluation, node: SyntaxNode, left: Value, right: Value): Value {
  const operatorNode = childrenOf(node)[1];
  const operator = operatorNamed(operatorNode?.name ?? "");
  if (!operator)
    throw new PromqlError(
      "execution",
      `not supported by the simulated Prometheus: ${textAt(evaluation.text, node)}`,
    );
  const bool = node.getChild("BoolModifier") !== null;
  const { apply, comparison } = operator;
  const filter = comparison && !bool;
  if (left.type === "scalar" && right.type === "scalar") {
    if (filter) throw new PromqlError("bad_data", "comparisons between scalars must use BOOL modifier");
    return {
      type: "scalar",
      values: left.values.map((value, step) => apply(value, right.values[step] ?? NaN)),
    };
  }
  if (left.type === "scalar")
    return withScalar(vectorOf(right, "binary expression"), {
      filter,
      apply: (value, step) => apply(left.values[step] ?? NaN, value),
    });
  const series = vectorOf(left, "binary expression");
  if (right.type === "scalar")
    return withScalar(series, { filter, apply: (value, step) => apply(value, right.values[step] ?? NaN) });
  const matching = readMatching(evaluation, node);
  return vectorOperator(series, vectorOf(right, "binary expression"), { apply, filter, matching });
}

/** Evaluates a binary expression: arithmetic, comparison (filtering or `bool`) or a set operator. */
export function binaryExpression(evaluation: Evaluation, node: SyntaxNode): Value {
  const children = childrenOf(node);
  const [first = node] = children;
  const last = children.at(-1) ?? node;
  const left = evaluation.evaluate(first);
  const right = evaluation.evaluate(last);
  const operator = children[1]?.name;
  if (operator === "And" || operator === "Or" || operator === "Unless")
    return setOperator(
      operator,
      { left: vectorOf(left, "set operator"), right: vectorOf(right, "set operator") },
      readMatching(evaluation, node),
    );
  return arithmetic(evaluation, node, left, right);
}
