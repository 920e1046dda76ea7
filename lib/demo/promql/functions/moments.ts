import { KahanSum } from "./kahan-sum";

export function sum(values: readonly number[]): number {
  const total = new KahanSum();
  for (const value of values) total.add(value);
  return total.value;
}

/** The mean where the plain sum would leave the range of numbers. */
function incrementalMean(values: readonly number[]): number {
  let mean = values[0] ?? NaN;
  values.forEach((value, index) => {
    if (index === 0) return;
    const stays = Number.isFinite(value) || value === mean;
    if (Math.abs(mean) !== Infinity || !stays) mean += value / (index + 1) - mean / (index + 1);
  });
  return mean;
}

/** The arithmetic mean; NaN without values. Source: funcAvgOverTime in Prometheus' promql/functions.go. */
export function mean(values: readonly number[]): number {
  const total = sum(values);
  return Math.abs(total) === Infinity ? incrementalMean(values) : total / values.length;
}

/** The population variance (Welford's); NaN without values. Source: funcStdvarOverTime in promql/functions.go. */
export function variance(values: readonly number[]): number {
  const average = new KahanSum();
  const squares = new KahanSum();
  values.forEach((value, index) => {
    const delta = value - average.value;
    average.add(delta / (index + 1));
    squares.add(delta * (value - average.value));
  });
  return squares.value / values.length;
}
