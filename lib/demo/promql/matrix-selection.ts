import type { Evaluation } from "./evaluation";
import type { Labels } from "./labels";
import { namedLabels } from "./named-labels";
import { lookupTimes, readSelector } from "./read-selector";
import { selectSeries } from "./select-series";
import type { Samples } from "./series-source";
import type { SyntaxNode } from "./syntax";

export interface RawSeries {
  readonly labels: Labels;
  readonly samples: Samples;
}

/** The raw samples that a bare range selector (`metric[5m]`) asks for; null when the expression is anything else. */
export function matrixSelection(evaluation: Evaluation, node: SyntaxNode): readonly RawSeries[] | null {
  const inner = node.name === "OffsetExpr" || node.name === "StepInvariantExpr" ? node.firstChild : node;
  if (inner?.name !== "MatrixSelector") return null;
  const selector = readSelector(evaluation, node);
  const to = lookupTimes(evaluation, selector)[0] ?? 0;
  const from = to - (selector.rangeMs ?? 0) + (evaluation.leftOpen ? 1 : 0);
  return selectSeries(evaluation.source, selector.matchers)
    .map((series) => {
      const samples = series.samples(from, to);
      evaluation.spend(samples.times.length);
      return { labels: namedLabels(series), samples };
    })
    .filter(({ samples }) => samples.times.length > 0);
}
