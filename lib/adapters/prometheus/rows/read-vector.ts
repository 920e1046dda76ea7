import { isRecord } from "@/lib/domain/mesh/is-record";

export type Labels = Readonly<Record<string, unknown>>;

/**
 * What became of the samples of an instant vector. `total` counts all of them, `skipped` those that could not be read,
 * `dropped` those beyond the limit.
 */
export interface VectorReading {
  readonly total: number;
  readonly skipped: number;
  readonly dropped: number;
}

/**
 * Visits each sample of an instant vector; `visit` says whether it could use the sample. Samples that are NaN or infinite
 * carry no rate and are passed over. Null when `data` is no vector.
 * Shape: https://prometheus.io/docs/prometheus/latest/querying/api/#instant-vectors
 */
export function readVector(
  data: unknown,
  maxSeries: number,
  visit: (labels: Labels, value: number) => boolean,
): VectorReading | null {
  if (!isRecord(data) || data["resultType"] !== "vector" || !Array.isArray(data["result"])) return null;
  const samples: readonly unknown[] = data["result"];
  const end = Math.min(samples.length, maxSeries);
  let skipped = 0;
  for (let index = 0; index < end; index += 1) {
    if (!readSample(samples[index], visit)) skipped += 1;
  }
  return { total: samples.length, skipped, dropped: samples.length - end };
}

function readSample(sample: unknown, visit: (labels: Labels, value: number) => boolean): boolean {
  if (!isRecord(sample) || !isRecord(sample["metric"]) || !Array.isArray(sample["value"])) return false;
  const text: unknown = sample["value"][1];
  if (typeof text !== "string" || text === "") return false;
  const value = Number(text);
  if (Number.isFinite(value)) return visit(sample["metric"], value);
  return text === "NaN" || text.endsWith("Inf");
}
