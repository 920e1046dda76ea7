import type { GraphWarning } from "./graph";
import type { QuantileRow } from "./quantile-row";
import type { Measure, TelemetryRow } from "./telemetry-row";

export interface QueryRecord {
  /** What its rows measure, so that `series` can be counted again over the rows a viewer may see. */
  readonly measure: Measure | "quantile";
  readonly promql: string;
  readonly durationMs: number;
  readonly series: number;
}

/** All telemetry of one evaluation time. */
export interface Tick {
  /** Unix seconds at which every query was evaluated. */
  readonly at: number;
  readonly windowSeconds: number;
  readonly rows: readonly TelemetryRow[];
  readonly quantiles: readonly QuantileRow[];
  readonly queries: readonly QueryRecord[];
  readonly warnings: readonly GraphWarning[];
}
