import type { QuantileRow } from "@/lib/domain/graph/quantile-row";
import type { TelemetryRow } from "@/lib/domain/graph/telemetry-row";
import type { Tick } from "@/lib/domain/graph/tick";
import type { MetricsFailure, MetricsSource, TickRequest } from "@/lib/ports/metrics-source";

/** A metrics source in memory; change its fields between calls. */
export interface FakeMetricsSource extends MetricsSource {
  rows: readonly TelemetryRow[];
  quantiles: readonly QuantileRow[];
  warnings: Tick["warnings"];
  /** What every tick fails with; null while the source is well. */
  failure: MetricsFailure | null;
  retention: number | null;
  /** Every tick that was asked for. */
  readonly asked: TickRequest[];
}

/** A source that answers every tick with these rows, as one query a measure. */
export function fakeMetricsSource(rows: readonly TelemetryRow[] = []): FakeMetricsSource {
  return {
    rows,
    quantiles: [],
    warnings: [],
    failure: null,
    retention: null,
    asked: [],
    async fetchTick(request) {
      this.asked.push(request);
      await Promise.resolve();
      if (this.failure !== null) return this.failure;
      const { at, windowSeconds } = request;
      const queries = (["requests", "tcpToServer", "tcpToClient"] as const).map((measure) => ({
        measure,
        promql: `sum(rate(${measure}[${windowSeconds}s]))`,
        durationMs: 12.4,
        series: this.rows.filter((row) => row.measure === measure).length,
      }));
      const { quantiles, warnings } = this;
      return { ok: true, tick: { at, windowSeconds, rows: this.rows, quantiles, queries, warnings } };
    },
    scrapeIntervalSeconds: () => Promise.resolve(15),
    oldestSample: () => Promise.resolve(null),
    retentionSeconds() {
      return Promise.resolve(this.retention);
    },
    status() {
      const state = this.failure === null ? "ok" : "unreachable";
      return Promise.resolve({ state, version: "3.1.0", lastSuccess: 0, message: null, foundIn: "setting" });
    },
    close: () => Promise.resolve(),
  };
}
