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

/** Operators that leave the values of a single series as they are. */
const KEEP_ONE: ReadonlySet<string> = new Set(["sum", "avg", "min", "max"]);

/** Folds a further value into what a time has so far. */
function folded(operator: string, before: number, seen: boolean, value: number): number {
  if (operator === "count") return before + 1;
  if (operator === "group") return 1;
  return seen ? (COMBINE.get(operator)?.(before, value) ?? value) : value;
}

/** Folds the members of one group into one series: every aggregation but topk, bottomk and count_values. */
export function foldGroup(fold: Fold, members: readonly VectorSeries[]): VectorSeries {
  const { operator, labels, steps } = fold;
  const [only] = members;
  if (only && members.length === 1 && KEEP_ONE.has(operator)) return { ...only, labels };
  const whole = WHOLE.get(operator);
  if (whole) return foldWhole(fold, whole, members);
  const result = emptySeries(labels, steps);
  const { values, present } = result;
  for (const member of members)
    for (let step = 0; step < steps; step += 1) {
      if (member.present[step] !== 1) continue;
      values[step] = folded(operator, values[step] ?? 0, present[step] === 1, member.values[step] ?? NaN);
      present[step] = 1;
    }
  return result;
}
