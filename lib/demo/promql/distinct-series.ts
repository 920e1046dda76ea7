import { labelKey } from "./labels";
import { PromqlError } from "./promql-error";
import type { VectorSeries } from "./value";

const sameLabels = (): PromqlError =>
  new PromqlError("execution", "vector cannot contain metrics with the same labelset");

function merged(earlier: VectorSeries, later: VectorSeries): VectorSeries {
  const values = earlier.values.slice();
  const present = earlier.present.slice();
  later.present.forEach((bit, step) => {
    if (bit === 0) return;
    if (present[step] === 1) throw sameLabels();
    present[step] = 1;
    values[step] = later.values[step] ?? NaN;
  });
  return { labels: later.labels, values, present };
}

/**
 * Merges series of equal labels. Two of them are an error where they have a value at one time ("meeting"), or at all
 * ("ever"): Prometheus checks some results step by step, others as a whole.
 */
export function distinctSeries(
  series: readonly VectorSeries[],
  equal: "meeting" | "ever",
): readonly VectorSeries[] {
  const byLabels = new Map<string, VectorSeries>();
  for (const one of series) {
    const key = labelKey(one.labels);
    const earlier = byLabels.get(key);
    if (earlier && equal === "ever") throw sameLabels();
    byLabels.set(key, earlier ? merged(earlier, one) : one);
  }
  return [...byLabels.values()];
}
