import { labelKey, type Labels } from "../promql/labels";
import type { QueryOutcome } from "../promql/query";
import { decimalNumber, goNumber } from "../promql/go-number";
import type { VectorSeries } from "../promql/value";

type Answered = Extract<QueryOutcome, { ok: true }>;
type Point = readonly [seconds: number, value: string];

const point = (timeMs: number, value: number): Point => [timeMs / 1_000, goNumber(value)];

function pointsOf(times: Float64Array, series: Pick<VectorSeries, "values" | "present">): readonly Point[] {
  const points: Point[] = [];
  times.forEach((time, step) => {
    if (series.present[step] === 1) points.push(point(time, series.values[step] ?? NaN));
  });
  return points;
}

/** Series by their labels' names and values, as Prometheus orders those of a matrix. */
function inOrder<T extends { readonly labels: Labels }>(series: readonly T[]): readonly T[] {
  const keyed = series.map((one) => ({ one, key: labelKey(one.labels) }));
  return keyed.sort((left, right) => (left.key < right.key ? -1 : 1)).map(({ one }) => one);
}

/** The `data` of an instant query: vector, scalar, string, or matrix for a bare range selector. */
export function instantResult({ times, value }: Answered): object {
  const time = times[0] ?? 0;
  switch (value.type) {
    case "string":
      return { resultType: "string", result: [time / 1_000, value.text] };
    case "scalar":
      return { resultType: "scalar", result: [time / 1_000, decimalNumber(value.values[0] ?? NaN)] };
    case "vector":
      return {
        resultType: "vector",
        result: value.series.map(({ labels, values }) => ({
          metric: labels,
          value: point(time, values[0] ?? NaN),
        })),
      };
    case "matrix":
      return {
        resultType: "matrix",
        result: inOrder(value.series).map(({ labels, samples }) => ({
          metric: labels,
          values: samples.times.map((at, index) => point(at, samples.values[index] ?? NaN)),
        })),
      };
  }
}

/** The `data` of a range query, always a matrix, its series in the order of their labels. */
export function rangeResult({ times, value }: Answered): { resultType: "matrix"; result: readonly object[] } {
  if (value.type === "string" || value.type === "matrix") return { resultType: "matrix", result: [] };
  const always = new Uint8Array(times.length).fill(1);
  const series =
    value.type === "scalar" ? [{ labels: {}, values: value.values, present: always }] : value.series;
  return {
    resultType: "matrix",
    result: inOrder(series).map((one) => ({ metric: one.labels, values: pointsOf(times, one) })),
  };
}
