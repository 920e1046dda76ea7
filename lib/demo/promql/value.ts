import type { Labels } from "./labels";
import { PromqlError } from "./promql-error";

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

const TYPE_NAMES = { scalar: "scalar", vector: "instant vector", string: "string" } as const;

const wrongType = (wanted: Value["type"], value: Value, where: string): PromqlError =>
  new PromqlError(
    "bad_data",
    `expected type ${TYPE_NAMES[wanted]} in ${where}, got ${TYPE_NAMES[value.type]}`,
  );

/** The series of an instant vector; anything else is the query's fault. */
export function vectorOf(value: Value, where: string): readonly VectorSeries[] {
  if (value.type !== "vector") throw wrongType("vector", value, where);
  return value.series;
}

/** The values of a scalar at every evaluation time. */
export function scalarOf(value: Value, where: string): Float64Array {
  if (value.type !== "scalar") throw wrongType("scalar", value, where);
  return value.values;
}

export function textOf(value: Value, where: string): string {
  if (value.type !== "string") throw wrongType("string", value, where);
  return value.text;
}

/** A series without values yet, for `steps` evaluation times. */
export function emptySeries(labels: Labels, steps: number): VectorSeries {
  return { labels, values: new Float64Array(steps), present: new Uint8Array(steps) };
}

/** An instant vector of the series that have a value at any time. */
export function vector(series: Iterable<VectorSeries>): Value {
  return { type: "vector", series: [...series].filter((one) => one.present.includes(1)) };
}
