import type { Evaluation } from "../evaluation";
import { type Expression, unwrapped } from "../parse/expression";
import { emptySeries, type Value, vector, type VectorSeries } from "../value";

function labelsFrom(argument: Expression): Record<string, string> {
  const labels: Record<string, string> = {};
  const inner = unwrapped(argument);
  const selector = inner.kind === "matrix" ? inner.selector : inner;
  if (selector.kind !== "selector") return labels;
  const matchers = selector.matchers.filter(({ name }) => name !== "__name__");
  for (const { name, operator, value } of matchers) {
    const once = matchers.filter((other) => other.name === name).length === 1;
    if (operator === "=" && once && value !== "") labels[name] = value;
  }
  return labels;
}

/**
 * absent() and absent_over_time(): 1 wherever no series has a value, labelled as the selector's equalities say.
 * Source: https://prometheus.io/docs/prometheus/latest/querying/functions/#absent
 */
export function absent({ times }: Evaluation, series: readonly VectorSeries[], argument: Expression): Value {
  const result = emptySeries(labelsFrom(argument), times.length);
  times.forEach((_time, step) => {
    if (series.some((one) => one.present[step] === 1)) return;
    result.values[step] = 1;
    result.present[step] = 1;
  });
  return vector([result]);
}
