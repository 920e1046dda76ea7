import { aggregate } from "./aggregate";
import { binaryExpression } from "./binary-expression";
import type { Evaluation } from "./evaluation";
import { functionCall } from "./function-call";
import { instantSelector } from "./instant-selector";
import { withoutName } from "./labels";
import { numberLiteral, stringLiteral } from "./literals";
import { PromqlError } from "./promql-error";
import { readSelector } from "./read-selector";
import { childrenOf, onlyChild, type SyntaxNode, textAt } from "./syntax";
import { type Value, vector, vectorOf } from "./value";

function unary(evaluation: Evaluation, node: SyntaxNode): Value {
  const [operator, operand = node] = childrenOf(node);
  const value = evaluation.evaluate(operand);
  if (!operator || textAt(evaluation.text, operator) !== "-") return value;
  if (value.type === "scalar") return { type: "scalar", values: value.values.map((one) => -one) };
  return vector(
    vectorOf(value, "unary expression").map((one) => ({
      labels: withoutName(one.labels),
      values: one.values.map((sample) => -sample),
      present: one.present,
    })),
  );
}

function selected(evaluation: Evaluation, node: SyntaxNode): Value {
  const selector = readSelector(evaluation, node);
  if (selector.rangeMs !== null)
    throw new PromqlError(
      "bad_data",
      `range vector ${textAt(evaluation.text, node)} needs a function around it`,
    );
  return instantSelector(evaluation, selector);
}

/** Evaluates one node of the syntax tree; what the simulated Prometheus does not know is an execution error that quotes it. */
export function evaluateNode(evaluation: Evaluation, node: SyntaxNode): Value {
  switch (node.name) {
    case "ParenExpr":
      return evaluation.evaluate(onlyChild(node));
    case "NumberDurationLiteral":
      return {
        type: "scalar",
        values: new Float64Array(evaluation.times.length).fill(numberLiteral(textAt(evaluation.text, node))),
      };
    case "StringLiteral":
      return { type: "string", text: stringLiteral(textAt(evaluation.text, node)) };
    case "UnaryExpr":
      return unary(evaluation, node);
    case "FunctionCall":
      return functionCall(evaluation, node);
    case "AggregateExpr":
      return aggregate(evaluation, node);
    case "BinaryExpr":
      return binaryExpression(evaluation, node);
    default:
      return selected(evaluation, node);
  }
}
