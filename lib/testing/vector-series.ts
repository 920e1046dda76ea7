import type { Labels } from "@/lib/demo/promql/labels";
import type { Value, VectorSeries } from "@/lib/demo/promql/value";

/** A series of an instant vector with a value at each evaluation time, null where it has none. */
export function vectorSeries(labels: Labels, values: readonly (number | null)[]): VectorSeries {
  return {
    labels,
    values: Float64Array.from(values, (value) => value ?? 0),
    present: Uint8Array.from(values, (value) => Number(value !== null)),
  };
}

/** The series of a vector as `{label="value"} 1 _ 2`, sorted; `_` stands where a series has no value. */
export function seriesTexts(value: Value): readonly string[] {
  if (value.type !== "vector") return [value.type];
  return value.series
    .map(({ labels, values, present }) => {
      const names = Object.entries(labels)
        .sort()
        .map(([name, text]) => `${name}="${text}"`);
      const samples = [...values].map((one, step) => (present[step] === 1 ? String(one) : "_"));
      return `{${names.join(",")}} ${samples.join(" ")}`;
    })
    .sort();
}
