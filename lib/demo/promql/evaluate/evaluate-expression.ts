import { distinctSeries } from "../distinct-series";
import type { Evaluation, QueryContext } from "../evaluation";
import { withoutName } from "../labels";
import type { Expression, UnaryOperation } from "../parse/expression";
import { PromqlError } from "../promql-error";
import { type Value, vector } from "../value";
import { aggregate } from "./aggregate";
import { binaryExpression } from "./binary-expression";
import { functionCall } from "./function-call";
import { instantSelector } from "./instant-selector";

function unary(evaluation: Evaluation, { operator, inner }: UnaryOperation): Value {
  const value = evaluation.evaluate(inner);
  if (operator === "+" || value.type === "string") return value;
  if (value.type === "scalar") return { type: "scalar", values: value.values.map((one) => -one) };
  const series = value.series.map(({ labels, values, present }) => ({
    labels: withoutName(labels),
    values: values.map((sample) => -sample),
    present,
  }));
  return vector(distinctSeries(series, "ever"));
}

function evaluateExpression(evaluation: Evaluation, expression: Expression): Value {
  switch (expression.kind) {
    case "number":
      return { type: "scalar", values: new Float64Array(evaluation.times.length).fill(expression.value) };
    case "string":
      return { type: "string", text: expression.text };
    case "paren":
      return evaluation.evaluate(expression.inner);
    case "unary":
      return unary(evaluation, expression);
    case "selector":
      return instantSelector(evaluation, expression);
    case "call":
      return functionCall(evaluation, expression);
    case "aggregation":
      return aggregate(evaluation, expression);
    case "binary":
      return binaryExpression(evaluation, expression);
    case "matrix":
    case "subquery":
      throw new PromqlError("execution", "a range vector needs a function around it");
  }
}

/** The evaluation of a query at some times (unix milliseconds, in order). */
export function newEvaluation(context: QueryContext, times: Float64Array): Evaluation {
  const evaluation: Evaluation = {
    context,
    times,
    evaluate: (expression) => evaluateExpression(evaluation, expression),
    at: (others) => newEvaluation(context, others),
  };
  return evaluation;
}
