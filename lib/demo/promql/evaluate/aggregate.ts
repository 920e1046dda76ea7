import type { Evaluation } from "../evaluation";
import { noteQuantile } from "../functions/note-quantile";
import type { Aggregation } from "../parse/expression";
import { goNumber } from "../go-number";
import { PromqlError } from "../promql-error";
import { type Value, vector } from "../value";
import { countValues } from "./count-values";
import { foldGroup } from "./fold-group";
import { grouped } from "./grouping";
import { scalarOperand, textOperand, vectorOperand } from "./operands";
import { rankGroup } from "./rank-group";

const MAX_INT64 = 2 ** 63;

/** How many series topk and bottomk shall keep at each time. */
function wantedOf(parameter: Float64Array): Float64Array {
  const bad = parameter.find((k) => !(Math.abs(k) <= MAX_INT64));
  if (bad !== undefined) throw new PromqlError("execution", `Scalar value ${goNumber(bad)} overflows int64`);
  return parameter.map((k) => Math.max(0, Math.trunc(k)));
}

/** Evaluates an aggregation: one series for each group, or for topk and bottomk the chosen series themselves. */
export function aggregate(evaluation: Evaluation, node: Aggregation): Value {
  const { operator, parameter } = node;
  if (operator === "count_values" && parameter) {
    const major = evaluation.context.leftOpen ? 3 : 2;
    return countValues(vectorOperand(evaluation, node.inner), node, textOperand(parameter), major);
  }
  const scalars = parameter ? scalarOperand(evaluation, parameter) : new Float64Array(0);
  if (operator === "quantile" && parameter) noteQuantile(evaluation.context, scalars, parameter);
  const groups = grouped(vectorOperand(evaluation, node.inner), node);
  if (operator === "topk" || operator === "bottomk") {
    const wanted = wantedOf(scalars);
    return vector(groups.flatMap(({ members }) => rankGroup(operator, wanted, members)));
  }
  const steps = evaluation.times.length;
  return vector(
    groups.map(({ labels, members }) => foldGroup({ operator, parameter: scalars, labels, steps }, members)),
  );
}
