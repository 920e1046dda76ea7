import type { Evaluation } from "./evaluation";
import { readMatchers } from "./read-selector";
import type { SyntaxNode } from "./syntax";
import { emptySeries, type Value, vector, type VectorSeries } from "./value";

function labelsFrom(evaluation: Evaluation, node: SyntaxNode | undefined): Record<string, string> {
  const labels: Record<string, string> = {};
  if (node?.name !== "VectorSelector") return labels;
  const matchers = readMatchers(evaluation.text, node).filter((matcher) => matcher.name !== "__name__");
  for (const { name, operator, value } of matchers) {
    const once = matchers.filter((other) => other.name === name).length === 1;
    if (operator === "=" && once) labels[name] = value;
  }
  return labels;
}

/** absent(): 1 wherever the vector is empty, labelled as the selector's equalities say. */
export function absent(
  evaluation: Evaluation,
  series: readonly VectorSeries[],
  node: SyntaxNode | undefined,
): Value {
  const result = emptySeries(labelsFrom(evaluation, node), evaluation.times.length);
  evaluation.times.forEach((_time, step) => {
    if (series.some((one) => one.present[step] === 1)) return;
    result.values[step] = 1;
    result.present[step] = 1;
  });
  return vector([result]);
}
