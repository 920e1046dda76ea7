import { ROW_COLUMNS, type TelemetryRow } from "./telemetry-row";

/**
 * Response time of one edge of one projection, in milliseconds. Quantiles do not aggregate, so a row is grouped exactly
 * as the projection that asked for it: labels outside that grouping are "". `leg` says which edge of a service node it
 * belongs to: "direct" (no service node), "toService" or "fromService".
 */
export interface QuantileRow extends Omit<
  TelemetryRow,
  "measure" | "value" | "code" | "flags" | "securityPolicy" | "dataplane"
> {
  readonly leg: "direct" | "toService" | "fromService";
  readonly valueMs: number;
}

/** The string columns of a quantile, in the order of the columnar wire format. */
export const QUANTILE_COLUMNS = [
  "leg",
  ...ROW_COLUMNS.filter((column) => column !== "measure" && column !== "dataplane").filter(
    (column) => column !== "code" && column !== "flags" && column !== "securityPolicy",
  ),
] as const satisfies readonly (keyof QuantileRow)[];
