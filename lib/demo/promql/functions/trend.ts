import { PromqlError } from "../promql-error";
import { KahanSum } from "./kahan-sum";
import type { RangeFunction, RangeWindow } from "./range-window";

interface Line {
  readonly slope: number;
  readonly intercept: number;
}

/** Least squares over the window, the intercept at a time. Source: linearRegression in promql/functions.go. */
function regression({ times, values, first, last }: RangeWindow, interceptAt: number): Line {
  const [x, y, xy, xx] = [new KahanSum(), new KahanSum(), new KahanSum(), new KahanSum()];
  const start = values[first] ?? NaN;
  let constant = true;
  for (let index = first; index <= last; index += 1) {
    const value = values[index] ?? NaN;
    const seconds = ((times[index] ?? NaN) - interceptAt) / 1_000;
    if (index > first && value !== start) constant = false;
    x.add(seconds);
    y.add(value);
    xy.add(seconds * value);
    xx.add(seconds * seconds);
  }
  if (constant)
    return Number.isFinite(start) ? { slope: 0, intercept: start } : { slope: NaN, intercept: NaN };
  const count = last - first + 1;
  const covariance = xy.value - (x.value * y.value) / count;
  const slope = covariance / (xx.value - (x.value * x.value) / count);
  return { slope, intercept: y.value / count - (slope * x.value) / count };
}

/** deriv(): the slope per second. */
export const deriv: RangeFunction = (window) =>
  window.last > window.first ? regression(window, window.times[window.first] ?? NaN).slope : undefined;

/** predict_linear(): the value that many seconds after the evaluation time. */
export const predictLinear: RangeFunction = (window, [seconds = NaN]) => {
  if (window.last <= window.first) return undefined;
  const { slope, intercept } = regression(window, window.at);
  return slope * seconds + intercept;
};

function checkFactor(name: string, factor: number): void {
  if (factor <= 0 || factor >= 1)
    throw new PromqlError(
      "execution",
      `invalid ${name} factor. Expected: 0 < ${name.charAt(0)}f < 1, got: ${factor.toFixed(6)}`,
    );
}

/** double_exponential_smoothing(), which Prometheus 2 called holt_winters(). Source: promql/functions.go. */
export const smoothed: RangeFunction = ({ values, first, last }, [smoothing = NaN, trend = NaN]) => {
  checkFactor("smoothing", smoothing);
  checkFactor("trend", trend);
  if (last <= first) return undefined;
  let before = 0;
  let level = values[first] ?? NaN;
  let slope = (values[first + 1] ?? NaN) - level;
  for (let index = first + 1; index <= last; index += 1) {
    if (index > first + 1) slope = trend * (level - before) + (1 - trend) * slope;
    const next = smoothing * (values[index] ?? NaN) + (1 - smoothing) * (level + slope);
    before = level;
    level = next;
  }
  return level;
};
