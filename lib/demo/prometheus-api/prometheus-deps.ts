import type { SeriesSource } from "../promql/series-source";
import type { ExposedStream } from "../telemetry/counters/exposed-stream";

/** What the simulated Prometheus answers from. */
export interface PrometheusDeps {
  readonly series: SeriesSource;
  /** The same counters, stream by stream, for /metrics. */
  streams(): Iterable<ExposedStream>;
  /** Unix milliseconds of the oldest sample. */
  readonly since: number;
  /** Unix milliseconds. */
  readonly clock: { now(): number };
}
