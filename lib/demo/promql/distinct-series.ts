import { labelKey } from "./labels";
import { PromqlError } from "./promql-error";
import type { VectorSeries } from "./value";

/** Merges series of equal labels that never meet at one time; two values at one time are an error, as in Prometheus. */
export function distinctSeries(series: readonly VectorSeries[]): readonly VectorSeries[] {
  const merged = new Map<string, VectorSeries>();
  for (const one of series) {
    const key = labelKey(one.labels);
    const earlier = merged.get(key);
    if (!earlier) {
      merged.set(key, one);
      continue;
    }
    const both = {
      labels: one.labels,
      values: earlier.values.slice(),
      present: earlier.present.slice(),
    };
    one.present.forEach((present, step) => {
      if (present === 0) return;
      if (both.present[step] === 1)
        throw new PromqlError("execution", "vector cannot contain metrics with the same labelset");
      both.present[step] = 1;
      both.values[step] = one.values[step] ?? NaN;
    });
    merged.set(key, both);
  }
  return [...merged.values()];
}
