import type { Evaluation } from "./evaluation";
import { lookupTimes, type Selector } from "./read-selector";
import { selectSeries } from "./select-series";
import { namedLabels } from "./named-labels";
import type { Samples } from "./series-source";
import { emptySeries, type Value, vector, type VectorSeries } from "./value";

function lookUp(samples: Samples, times: Float64Array, evaluation: Evaluation, into: VectorSeries): void {
  let next = 0;
  times.forEach((time, step) => {
    while (next < samples.times.length && (samples.times[next] ?? Infinity) <= time) next += 1;
    const seen = next > 0 ? (samples.times[next - 1] ?? -Infinity) : -Infinity;
    const oldest = time - evaluation.lookbackMs;
    if (evaluation.leftOpen ? seen <= oldest : seen < oldest) return;
    into.values[step] = samples.values[next - 1] ?? NaN;
    into.present[step] = 1;
  });
}

/** The newest sample of each selected series at each evaluation time, not older than the lookback. */
export function instantSelector(evaluation: Evaluation, selector: Selector): Value {
  const times = lookupTimes(evaluation, selector);
  const from = (times[0] ?? 0) - evaluation.lookbackMs;
  const to = times[times.length - 1] ?? 0;
  return vector(
    selectSeries(evaluation.source, selector.matchers).map((series) => {
      const samples = series.samples(from, to);
      evaluation.spend(samples.times.length + times.length);
      const found = emptySeries(namedLabels(series), times.length);
      lookUp(samples, times, evaluation, found);
      return found;
    }),
  );
}
