import { mean, sum, variance } from "../functions/moments";
import { quantile } from "../functions/quantile";
import type { Labels } from "../labels";
import { emptySeries, type VectorSeries } from "../value";

interface Fold {
  readonly operator: string;
  /** The parameter of `quantile` at each evaluation time. */
  readonly parameter: Float64Array;
  readonly labels: Labels;
  readonly steps: number;
}

type Combine = (total: number, value: number) => number;
type FoldValues = (values: readonly number[], parameter: number) => number;

/** Folded value by value, series after series. */
const COMBINE: ReadonlyMap<string, Combine> = new Map<string, Combine>([
  ["min", (least, value) => (value < least || Number.isNaN(least) ? value : least)],
  ["max", (most, value) => (value > most || Number.isNaN(most) ? value : most)],
]);

/** Folded once all values of a time are together. */
const WHOLE: ReadonlyMap<string, FoldValues> = new Map<string, FoldValues>([
  ["sum", sum],
  ["avg", mean],
  ["stdvar", variance],
  ["stddev", (values) => Math.sqrt(variance(values))],
  ["quantile", (values, q) => quantile(q, values)],
]);

function foldWhole(fold: Fold, apply: FoldValues, members: readonly VectorSeries[]): VectorSeries {
  const result = emptySeries(fold.labels, fold.steps);
  const values: number[] = [];
  for (let step = 0; step < fold.steps; step += 1) {
    values.length = 0;
    for (const member of members) if (member.present[step] === 1) values.push(member.values[step] ?? NaN);
    if (values.length === 0) continue;
    result.values[step] = apply(values, fold.parameter[step] ?? NaN);
    result.present[step] = 1;
  }
  return result;
}

/** Folds the members of one group into one series: every aggregation but topk, bottomk and count_values. */
export function foldGroup(fold: Fold, members: readonly VectorSeries[]): VectorSeries {
  const whole = WHOLE.get(fold.operator);
  if (whole) return foldWhole(fold, whole, members);
  const combine = COMBINE.get(fold.operator);
  const result = emptySeries(fold.labels, fold.steps);
  const { values, present } = result;
  for (const member of members)
    for (let step = 0; step < fold.steps; step += 1) {
      if (member.present[step] !== 1) continue;
      const value = member.values[step] ?? NaN;
      if (fold.operator === "count") values[step] = (values[step] ?? 0) + 1;
      else if (fold.operator === "group") values[step] = 1;
      else values[step] = present[step] === 1 && combine ? combine(values[step] ?? NaN, value) : value;
      present[step] = 1;
    }
  return result;
}
