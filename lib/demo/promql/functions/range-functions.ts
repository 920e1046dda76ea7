import { extrapolatedRate, lastChange } from "./extrapolated-rate";
import { mean, sum, variance } from "./moments";
import { quantile } from "./quantile";
import type { RangeFunction } from "./range-window";
import { deriv, predictLinear, smoothed } from "./trend";

const overTime =
  (fold: (values: readonly number[], parameter: number) => number): RangeFunction =>
  ({ values, first, last }, [parameter = NaN]) =>
    fold(values.slice(first, last + 1), parameter);

/** The extreme value; NaN only where every value is, as in Prometheus. */
const extreme =
  (better: (value: number, best: number) => boolean) =>
  (values: readonly number[]): number =>
    values.reduce((best, value) => (Number.isNaN(best) || better(value, best) ? value : best), NaN);

const countWhere =
  (changed: (before: number, now: number) => boolean) =>
  (values: readonly number[]): number => {
    let count = 0;
    for (let index = 1; index < values.length; index += 1)
      if (changed(values[index - 1] ?? NaN, values[index] ?? NaN)) count += 1;
    return count;
  };

/** Functions of a range vector by their PromQL name. Source: Prometheus' promql/functions.go. */
export const RANGE_FUNCTIONS: ReadonlyMap<string, RangeFunction> = new Map<string, RangeFunction>([
  ["rate", extrapolatedRate({ counter: true, perSecond: true })],
  ["increase", extrapolatedRate({ counter: true, perSecond: false })],
  ["delta", extrapolatedRate({ counter: false, perSecond: false })],
  ["irate", lastChange(true)],
  ["idelta", lastChange(false)],
  ["deriv", deriv],
  ["predict_linear", predictLinear],
  ["holt_winters", smoothed],
  ["sum_over_time", overTime(sum)],
  ["avg_over_time", overTime(mean)],
  ["stdvar_over_time", overTime(variance)],
  ["stddev_over_time", overTime((values) => Math.sqrt(variance(values)))],
  ["quantile_over_time", overTime((values, q) => quantile(q, values))],
  ["min_over_time", overTime(extreme((value, best) => value < best))],
  ["max_over_time", overTime(extreme((value, best) => value > best))],
  ["count_over_time", overTime((values) => values.length)],
  ["last_over_time", overTime((values) => values.at(-1) ?? NaN)],
  ["present_over_time", overTime(() => 1)],
  ["absent_over_time", overTime(() => 1)],
  [
    "changes",
    overTime(countWhere((before, now) => before !== now && !(Number.isNaN(before) && Number.isNaN(now)))),
  ],
  ["resets", overTime(countWhere((before, now) => now < before))],
]);
