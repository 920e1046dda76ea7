import type { GraphWarning } from "@/lib/domain/graph/graph";
import type { QuantileRow } from "@/lib/domain/graph/quantile-row";
import type { TelemetryRow } from "@/lib/domain/graph/telemetry-row";
import type { TickQuery } from "../promql/tick-queries";
import type { LabelReader } from "./label-reader";
import { readQuantileRow } from "./read-quantile-row";
import { readTelemetryRow } from "./read-telemetry-row";
import { readVector } from "./read-vector";

export interface AnswerRows {
  readonly rows: readonly TelemetryRow[];
  readonly quantiles: readonly QuantileRow[];
  readonly series: number;
  readonly warnings: readonly GraphWarning[];
}

/** The rows in the data of one query's answer, and what of it could not be read. */
export function readAnswer(
  topic: TickQuery["topic"],
  data: unknown,
  reader: LabelReader,
  maxSeries: number,
): AnswerRows {
  const rows: TelemetryRow[] = [];
  const quantiles: QuantileRow[] = [];
  const reading = readVector(data, maxSeries, (labels, value) =>
    topic === "quantile"
      ? keep(quantiles, readQuantileRow(labels, value, reader))
      : keep(rows, readTelemetryRow(topic, labels, value, reader)),
  );
  if (reading === null) {
    const message = `Prometheus' answer for ${topic} is not an instant vector.`;
    return { rows, quantiles, series: 0, warnings: [{ code: "seriesSkipped", message }] };
  }
  const warnings: GraphWarning[] = [];
  if (reading.skipped > 0) {
    const message = `${reading.skipped} of ${reading.total} series of ${topic} could not be read.`;
    warnings.push({ code: "seriesSkipped", message });
  }
  if (reading.dropped > 0) {
    const message = `Only ${maxSeries} of ${reading.total} series of ${topic} were read; the rest is missing.`;
    warnings.push({ code: "rowsCut", message });
  }
  return { rows, quantiles, series: reading.total, warnings };
}

function keep<T>(list: T[], row: T | null): boolean {
  if (row === null) return false;
  list.push(row);
  return true;
}
