import type { Labels } from "./labels";

/** One series of an instant vector at every evaluation time; `present[i]` is 0 where it has no value. */
export interface VectorSeries {
  readonly labels: Labels;
  readonly values: Float64Array;
  readonly present: Uint8Array;
}

export type Value =
  | { readonly type: "scalar"; readonly values: Float64Array }
  | { readonly type: "vector"; readonly series: readonly VectorSeries[] }
  | { readonly type: "string"; readonly text: string };

/** A series without values yet, for `steps` evaluation times. */
export function emptySeries(labels: Labels, steps: number): VectorSeries {
  return { labels, values: new Float64Array(steps), present: new Uint8Array(steps) };
}

/** An instant vector of the series that have a value at any time. */
export function vector(series: Iterable<VectorSeries>): Value {
  return { type: "vector", series: [...series].filter((one) => one.present.includes(1)) };
}
