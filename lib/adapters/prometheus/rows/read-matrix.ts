import { isRecord } from "@/lib/domain/mesh/is-record";
import type { Points } from "@/lib/domain/splits/version-series";
import { readVector, type Labels } from "./read-vector";

/** Moments that are a step apart. */
export interface Moments {
  /** Unix seconds. */
  readonly start: number;
  readonly stepSeconds: number;
  readonly length: number;
}

/**
 * Visits each series of a range vector as one figure a moment, null where it has no finite sample; an instant vector is read
 * as a range of one moment. Returns how many series there are, or null when `data` is neither.
 * Shape: https://prometheus.io/docs/prometheus/latest/querying/api/#range-vectors
 */
export function readMatrix(
  data: unknown,
  moments: Moments,
  maxSeries: number,
  visit: (labels: Labels, points: Points) => void,
): number | null {
  if (!isRecord(data) || !Array.isArray(data["result"])) return null;
  if (data["resultType"] === "vector") {
    const one = (labels: Labels, value: number): boolean => {
      visit(labels, [value]);
      return true;
    };
    return readVector(data, maxSeries, one)?.total ?? null;
  }
  if (data["resultType"] !== "matrix") return null;
  const series: readonly unknown[] = data["result"];
  for (const one of series.slice(0, maxSeries)) {
    if (!isRecord(one) || !isRecord(one["metric"]) || !Array.isArray(one["values"])) continue;
    visit(one["metric"], pointsOf(one["values"], moments));
  }
  return series.length;
}

function pointsOf(samples: readonly unknown[], { start, stepSeconds, length }: Moments): Points {
  const points = Array.from<number | null>({ length }).fill(null);
  for (const sample of samples.slice(0, length)) {
    if (!Array.isArray(sample)) continue;
    const at: unknown = sample[0];
    const text: unknown = sample[1];
    if (typeof at !== "number" || typeof text !== "string" || text === "") continue;
    const index = Math.round((at - start) / stepSeconds);
    const value = Number(text);
    if (index >= 0 && index < length && Number.isFinite(value)) points[index] = value;
  }
  return points;
}
