import type { RangeFunction, RangeWindow } from "./range-window";

function counted(window: RangeWindow, counter: boolean): number {
  const { values, first, last } = window;
  let change = (values[last] ?? NaN) - (values[first] ?? NaN);
  if (counter)
    for (let index = first + 1; index <= last; index += 1) {
      const before = values[index - 1] ?? NaN;
      if ((values[index] ?? NaN) < before) change += before;
    }
  return change;
}

/** Seconds for which the counter is assumed to have been running before its first sample; it cannot start below zero. */
function beforeFirst(
  toStart: number,
  sampled: number,
  change: number,
  first: number,
  counter: boolean,
): number {
  if (!counter || change <= 0 || first < 0) return toStart;
  return Math.min(toStart, sampled * (first / change));
}

/**
 * rate, increase and delta: the change between the first and last sample, extrapolated towards the window's edges when
 * they are near (1.1 times the mean distance of samples).
 * Source: extrapolatedRate in Prometheus' promql/functions.go.
 */
export function extrapolatedRate(kind: {
  readonly counter: boolean;
  readonly perSecond: boolean;
}): RangeFunction {
  return (window) => {
    const { times, values, first, last, start, end } = window;
    if (last <= first) return undefined;
    const firstTime = times[first] ?? NaN;
    const lastTime = times[last] ?? NaN;
    const change = counted(window, kind.counter);
    const sampled = (lastTime - firstTime) / 1_000;
    const gap = sampled / (last - first);
    const toStart = beforeFirst(
      (firstTime - start) / 1_000,
      sampled,
      change,
      values[first] ?? NaN,
      kind.counter,
    );
    const toEnd = (end - lastTime) / 1_000;
    const covered =
      sampled + (toStart < gap * 1.1 ? toStart : gap / 2) + (toEnd < gap * 1.1 ? toEnd : gap / 2);
    const factor = covered / sampled;
    return change * (kind.perSecond ? factor / ((end - start) / 1_000) : factor);
  };
}

/** irate and idelta: the change between the last two samples. Source: instantValue in promql/functions.go. */
export function lastChange(perSecond: boolean): RangeFunction {
  return ({ times, values, first, last }) => {
    if (last <= first) return undefined;
    const before = values[last - 1] ?? NaN;
    const now = values[last] ?? NaN;
    const change = perSecond && now < before ? now : now - before;
    return perSecond ? change / (((times[last] ?? NaN) - (times[last - 1] ?? NaN)) / 1_000) : change;
  };
}
