import { distinctSeries } from "./distinct-series";
import type { Evaluation } from "./evaluation";
import { namedLabels } from "./named-labels";
import { PromqlError } from "./promql-error";
import type { RangeFunction } from "./range-window";
import { lookupTimes, type Selector } from "./read-selector";
import { selectSeries } from "./select-series";
import type { Samples } from "./series-source";
import { emptySeries, type Value, vector, type VectorSeries } from "./value";

interface RangeCall {
  readonly name: string;
  readonly apply: RangeFunction;
  readonly selector: Selector;
}

function slide(
  call: { readonly apply: RangeFunction; readonly rangeMs: number; readonly leftOpen: boolean },
  samples: Samples,
  ends: Float64Array,
  into: VectorSeries,
): void {
  const { times, values } = samples;
  let first = 0;
  let next = 0;
  ends.forEach((end, step) => {
    const start = end - call.rangeMs;
    const tooOld = (time: number): boolean => (call.leftOpen ? time <= start : time < start);
    while (first < times.length && tooOld(times[first] ?? Infinity)) first += 1;
    while (next < times.length && (times[next] ?? Infinity) <= end) next += 1;
    if (next <= first) return;
    const value = call.apply({ times, values, first, last: next - 1, start, end });
    if (value === undefined) return;
    into.values[step] = value;
    into.present[step] = 1;
  });
}

/** Applies a range function to the window before each evaluation time, one series after the other. */
export function rangeCall(evaluation: Evaluation, call: RangeCall): Value {
  const { rangeMs, matchers } = call.selector;
  if (rangeMs === null)
    throw new PromqlError(
      "bad_data",
      `expected type range vector in call to function "${call.name}", got instant vector`,
    );
  const ends = lookupTimes(evaluation, call.selector);
  const from = (ends[0] ?? 0) - rangeMs;
  const to = ends[ends.length - 1] ?? 0;
  const window = { apply: call.apply, rangeMs, leftOpen: evaluation.leftOpen };
  const results = selectSeries(evaluation.source, matchers).map((series) => {
    const samples = series.samples(from, to);
    evaluation.spend(samples.times.length + ends.length);
    const labels = call.name === "last_over_time" ? namedLabels(series) : series.labels;
    const result = emptySeries(labels, ends.length);
    slide(window, samples, ends, result);
    return result;
  });
  const oneName = matchers.some((matcher) => matcher.name === "__name__" && matcher.operator === "=");
  return vector(oneName ? results : distinctSeries(results));
}
