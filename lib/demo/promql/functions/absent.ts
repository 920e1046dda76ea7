import type { Evaluation } from "../evaluation";
import { withoutLabels } from "../labels";
import { type Expression, unwrapped } from "../parse/expression";
import { emptySeries, type Value, vector, type VectorSeries } from "../value";

function labelsFrom(argument: Expression): Record<string, string> {
  const labels: Record<string, string> = {};
  const inner = unwrapped(argument);
  const selector = inner.kind === "matrix" ? inner.selector : inner;
  if (selector.kind !== "selector") return labels;
  const seen = new Set<string>();
  for (const { name, operator, value } of selector.matchers) {
    if (name === "__name__") continue;
    // Where a label is asked for twice, a later matcher takes an earlier equality back.
    const first = operator === "=" && !seen.has(name);
    labels[name] = first ? value : "";
    if (first) seen.add(name);
  }
  return labels;
}

/**
 * absent() and absent_over_time(): 1 wherever no series has a value, labelled as the selector's equalities say.
 * Source: https://prometheus.io/docs/prometheus/latest/querying/functions/#absent
 */
export function absent({ times }: Evaluation, series: readonly VectorSeries[], argument: Expression): Value {
  const result = emptySeries(withoutLabels(labelsFrom(argument), []), times.length);
  times.forEach((_time, step) => {
    if (series.some((one) => one.present[step] === 1)) return;
    result.values[step] = 1;
    result.present[step] = 1;
  });
  return vector([result]);
}
