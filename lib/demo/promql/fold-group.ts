import type { Labels } from "./labels";
import { quantile } from "./quantile";
import { emptySeries, type VectorSeries } from "./value";

interface Fold {
  readonly operator: string;
  /** The parameter of `quantile` at each evaluation time. */
  readonly parameter: Float64Array;
  readonly labels: Labels;
  readonly steps: number;
}

type Combine = (total: number, value: number) => number;

const COMBINE: ReadonlyMap<string, Combine> = new Map<string, Combine>([
  ["sum", (total, value) => total + value],
  ["avg", (total, value) => total + value],
  ["min", (least, value) => (value < least || Number.isNaN(least) ? value : least)],
  ["max", (most, value) => (value > most || Number.isNaN(most) ? value : most)],
]);

function quantiles(fold: Fold, members: readonly VectorSeries[]): VectorSeries {
  const result = emptySeries(fold.labels, fold.steps);
  for (let step = 0; step < fold.steps; step += 1) {
    const values = members.filter((one) => one.present[step] === 1).map((one) => one.values[step] ?? NaN);
    if (values.length === 0) continue;
    result.values[step] = quantile(fold.parameter[step] ?? NaN, values);
    result.present[step] = 1;
  }
  return result;
}

function combined(
  combine: Combine | undefined,
  members: readonly VectorSeries[],
  result: VectorSeries,
): Uint32Array {
  const counts = new Uint32Array(result.values.length);
  for (const member of members)
    member.present.forEach((present, step) => {
      if (present !== 1) return;
      const value = member.values[step] ?? NaN;
      const count = counts[step] ?? 0;
      if (combine) result.values[step] = count === 0 ? value : combine(result.values[step] ?? NaN, value);
      counts[step] = count + 1;
      result.present[step] = 1;
    });
  return counts;
}

/** Folds the members of one group into one series: sum, avg, min, max, count, group or quantile. */
export function foldGroup(fold: Fold, members: readonly VectorSeries[]): VectorSeries {
  if (fold.operator === "quantile") return quantiles(fold, members);
  const result = emptySeries(fold.labels, fold.steps);
  const counts = combined(COMBINE.get(fold.operator), members, result);
  if (fold.operator === "count") result.values.set(counts);
  if (fold.operator === "group") result.values.fill(1);
  if (fold.operator === "avg")
    counts.forEach((count, step) => (result.values[step] = (result.values[step] ?? NaN) / count));
  return result;
}
