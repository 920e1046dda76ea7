import type { Evaluation } from "../evaluation";
import type { Labels } from "../labels";
import type { MatrixSelector, Subquery } from "../parse/expression";
import type { Samples } from "../series-source";
import { rangeVector } from "./range-vector";

export interface RawSeries {
  readonly labels: Labels;
  readonly samples: Samples;
}

/** The samples of a query that is nothing but a range selector or a subquery (`metric[5m]`), at its one time. */
export function matrixResult(
  evaluation: Evaluation,
  expression: MatrixSelector | Subquery,
): readonly RawSeries[] {
  const { ends, rangeMs, series } = rangeVector(evaluation, expression);
  const start = (ends[0] ?? 0) - rangeMs;
  const results: RawSeries[] = [];
  for (const { name, labels, samples } of series) {
    const open = evaluation.context.leftOpen;
    const first = samples.times.findIndex((time) => (open ? time > start : time >= start));
    if (first < 0) continue;
    const kept = { times: samples.times.slice(first), values: samples.values.slice(first) };
    results.push({ labels: name === "" ? labels : { __name__: name, ...labels }, samples: kept });
  }
  return results;
}
