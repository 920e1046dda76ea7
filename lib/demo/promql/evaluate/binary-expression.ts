import { distinctSeries } from "../distinct-series";
import type { Evaluation } from "../evaluation";
import { withoutName } from "../labels";
import type { BinaryOperation } from "../parse/expression";
import { PromqlError } from "../promql-error";
import { type Value, vector, type VectorSeries } from "../value";
import { vectorOperand } from "./operands";
import { operatorNamed } from "./operators";
import { setOperator } from "./set-operator";
import { vectorOperator } from "./vector-operator";

interface ScalarOperation {
  readonly apply: (value: number, step: number) => number;
  readonly filter: boolean;
}

/** The values that a comparison lets through, unchanged. */
function filtered(one: VectorSeries, { apply }: ScalarOperation): VectorSeries {
  const present = one.present.map((bit, step) =>
    bit === 1 && apply(one.values[step] ?? NaN, step) !== 0 ? 1 : 0,
  );
  return { ...one, present };
}

function withScalar(series: readonly VectorSeries[], operation: ScalarOperation): Value {
  if (operation.filter) return vector(series.map((one) => filtered(one, operation)));
  const results = series.map(({ labels, values, present }) => ({
    labels: withoutName(labels),
    values: values.map(operation.apply),
    present,
  }));
  return vector(distinctSeries(results, "meeting"));
}

function arithmetic(node: BinaryOperation, left: Value, right: Value): Value {
  const operator = operatorNamed(node.operator);
  if (!operator || left.type === "string" || right.type === "string")
    throw new PromqlError(
      "execution",
      `operator ${node.operator} is not supported by the simulated Prometheus`,
    );
  const { apply, comparison } = operator;
  const filter = comparison && !node.bool;
  if (left.type === "vector") {
    if (right.type === "vector")
      return vectorOperator(left.series, right.series, {
        apply,
        comparison,
        filter,
        matching: node.matching,
      });
    return withScalar(left.series, {
      filter,
      apply: (value, step) => apply(value, right.values[step] ?? NaN),
    });
  }
  const scalars = left.values;
  if (right.type === "vector")
    return withScalar(right.series, { filter, apply: (value, step) => apply(scalars[step] ?? NaN, value) });
  return { type: "scalar", values: scalars.map((value, step) => apply(value, right.values[step] ?? NaN)) };
}

/** Evaluates a binary expression: arithmetic, comparison (filtering or `bool`) or a set operator. */
export function binaryExpression(evaluation: Evaluation, node: BinaryOperation): Value {
  const { operator } = node;
  if (operator === "and" || operator === "or" || operator === "unless") {
    const left = vectorOperand(evaluation, node.left);
    return setOperator(operator, { left, right: vectorOperand(evaluation, node.right) }, node.matching);
  }
  return arithmetic(node, evaluation.evaluate(node.left), evaluation.evaluate(node.right));
}
