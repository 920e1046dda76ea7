import type { Evaluation } from "../evaluation";
import { type Labels, labelValue, withoutName } from "../labels";
import type { MatrixSelector, Subquery } from "../parse/expression";
import { selectSeries } from "../select-series";
import type { Samples } from "../series-source";
import type { VectorSeries } from "../value";
import { lookupTimes } from "./lookup-times";
import { vectorOperand } from "./operands";

/** One series of a range vector, with all samples that any of its windows may hold. */
export interface RangeSeries {
  readonly name: string;
  /** All labels but the metric's name. */
  readonly labels: Labels;
  readonly samples: Samples;
}

export interface RangeVector {
  /** Read one after the other, so that not all samples are in memory at once. */
  readonly series: Iterable<RangeSeries>;
  /** Where the window of each evaluation time ends, in unix milliseconds. */
  readonly ends: Float64Array;
  readonly rangeMs: number;
}

function* selected(
  evaluation: Evaluation,
  { selector }: MatrixSelector,
  from: number,
  to: number,
): Generator<RangeSeries> {
  const { context } = evaluation;
  for (const series of selectSeries(context.source, selector.matchers)) {
    const samples = series.samples(from, to);
    context.spend(samples.times.length + evaluation.times.length);
    yield { name: series.name, labels: series.labels, samples };
  }
}

/** The times a subquery evaluates: multiples of its step after `from` (or at it, where windows are closed) up to `to`. */
function subqueryTimes(evaluation: Evaluation, stepMs: number, from: number, to: number): Float64Array {
  const aligned = stepMs * Math.trunc(from / stepMs);
  const tooEarly = evaluation.context.leftOpen ? aligned <= from : aligned < from;
  const first = tooEarly ? aligned + stepMs : aligned;
  const count = Math.max(0, Math.floor((to - first) / stepMs) + 1);
  evaluation.context.spend(count);
  return Float64Array.from({ length: count }, (_, index) => first + index * stepMs);
}

function samplesOf({ values, present }: VectorSeries, times: Float64Array): Samples {
  const samples = { times: new Array<number>(), values: new Array<number>() };
  times.forEach((time, step) => {
    if (present[step] !== 1) return;
    samples.times.push(time);
    samples.values.push(values[step] ?? NaN);
  });
  return samples;
}

function computed(
  evaluation: Evaluation,
  subquery: Subquery,
  from: number,
  to: number,
): readonly RangeSeries[] {
  const { context } = evaluation;
  const times = subqueryTimes(evaluation, subquery.stepMs ?? context.subqueryStepMs, from, to);
  if (times.length === 0) return [];
  return vectorOperand(evaluation.at(times), subquery.inner).map((series) => {
    context.spend(times.length + evaluation.times.length);
    const { labels } = series;
    return {
      name: labelValue(labels, "__name__"),
      labels: withoutName(labels),
      samples: samplesOf(series, times),
    };
  });
}

/** The samples that a range selector or a subquery gives to the function around it. */
export function rangeVector(evaluation: Evaluation, expression: MatrixSelector | Subquery): RangeVector {
  const { rangeMs } = expression;
  const ends = lookupTimes(evaluation, expression.kind === "matrix" ? expression.selector : expression);
  const from = (ends[0] ?? 0) - rangeMs;
  const to = ends[ends.length - 1] ?? 0;
  const series =
    expression.kind === "matrix"
      ? selected(evaluation, expression, from, to)
      : computed(evaluation, expression, from, to);
  return { series, ends, rangeMs };
}
