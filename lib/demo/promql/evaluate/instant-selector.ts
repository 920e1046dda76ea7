import type { Evaluation } from "../evaluation";
import { namedLabels } from "../named-labels";
import type { VectorSelector } from "../parse/expression";
import { selectSeries } from "../select-series";
import type { Samples } from "../series-source";
import { emptySeries, type Value, vector, type VectorSeries } from "../value";
import { lookupTimes } from "./lookup-times";

interface Lookup {
  readonly times: Float64Array;
  readonly lookbackMs: number;
  readonly leftOpen: boolean;
  readonly take: "value" | "time";
}

/** How many of the ascending times are not after `until`, given that at least `known` are. */
function countUntil(times: readonly number[], known: number, until: number): number {
  let count = known;
  while (count < times.length && (times[count] ?? Infinity) <= until) count += 1;
  return count;
}

const timeAt = (times: readonly number[], index: number): number => times[index] ?? -Infinity;

function lookUp({ times, values, staleAt = [] }: Samples, lookup: Lookup, into: VectorSeries): void {
  let next = 0;
  let marks = 0;
  lookup.times.forEach((time, step) => {
    next = countUntil(times, next, time);
    marks = countUntil(staleAt, marks, time);
    const seen = timeAt(times, next - 1);
    const oldest = time - lookup.lookbackMs;
    if (seen < oldest || (seen === oldest && lookup.leftOpen) || timeAt(staleAt, marks - 1) > seen) return;
    if (seen === -Infinity) return;
    into.values[step] = lookup.take === "time" ? seen / 1_000 : (values[next - 1] ?? NaN);
    into.present[step] = 1;
  });
}

/**
 * The newest sample of each selected series at each evaluation time, not older than the lookback and not stale: its value,
 * or its time in unix seconds.
 */
export function instantSelector(
  evaluation: Evaluation,
  selector: VectorSelector,
  take: "value" | "time" = "value",
): Value {
  const { source, lookbackMs, leftOpen } = evaluation.context;
  const times = lookupTimes(evaluation, selector);
  const from = (times[0] ?? 0) - lookbackMs;
  const to = times[times.length - 1] ?? 0;
  return vector(
    selectSeries(source, selector.matchers).map((series) => {
      const samples = series.samples(from, to);
      evaluation.context.spend(samples.times.length + times.length);
      const found = emptySeries(namedLabels(series), times.length);
      lookUp(samples, { times, lookbackMs, leftOpen, take }, found);
      return found;
    }),
  );
}
