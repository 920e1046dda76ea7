import type { QuantileRow } from "@/lib/domain/graph/quantile-row";
import type { TelemetryRow } from "@/lib/domain/graph/telemetry-row";
import type { Tick } from "@/lib/domain/graph/tick";
import type { PlaintextCaller } from "@/lib/domain/mtls/plaintext-caller";
import type { WorkloadCertificate } from "@/lib/domain/mtls/workload-certificate";
import type { DurationSeries, RequestSeries } from "@/lib/domain/splits/version-series";
import type {
  MetricsFailure,
  MetricsSource,
  PlaintextRequest,
  SeriesRequest,
  TickRequest,
} from "@/lib/ports/metrics-source";

/** A metrics source in memory; change its fields between calls. */
export interface FakeMetricsSource extends MetricsSource {
  rows: readonly TelemetryRow[];
  quantiles: readonly QuantileRow[];
  warnings: Tick["warnings"];
  /** What `fetchSeries` answers of the hosts asked for; every figure must have as many points as there are moments. */
  requestSeries: readonly RequestSeries[];
  durationSeries: readonly DurationSeries[];
  plaintextCallers: readonly PlaintextCaller[];
  certificates: readonly WorkloadCertificate[];
  oldest: number | null;
  /** What every read fails with; null while the source is well. */
  failure: MetricsFailure | null;
  retention: number | null;
  /** Every tick that was asked for. */
  readonly asked: TickRequest[];
  readonly askedSeries: SeriesRequest[];
  readonly askedPlaintext: PlaintextRequest[];
}

/** A source that answers every tick with these rows, as one query a measure. */
export function fakeMetricsSource(rows: readonly TelemetryRow[] = []): FakeMetricsSource {
  return {
    rows,
    quantiles: [],
    warnings: [],
    failure: null,
    retention: null,
    requestSeries: [],
    durationSeries: [],
    plaintextCallers: [],
    certificates: [],
    oldest: null,
    asked: [],
    askedSeries: [],
    askedPlaintext: [],
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
    fetchSeries(request) {
      this.askedSeries.push(request);
      const { start, end, stepSeconds, hosts, quantile } = request;
      const length = Math.floor((end - start) / stepSeconds) + 1;
      const requests = this.requestSeries.filter(({ host }) => hosts.includes(host));
      const durations =
        quantile === null ? [] : this.durationSeries.filter(({ host }) => hosts.includes(host));
      const series = { start, stepSeconds, length, requests, durations, queries: [] };
      return Promise.resolve(this.failure ?? { ok: true, series });
    },
    fetchPlaintextCallers(request) {
      this.askedPlaintext.push(request);
      const { at, windowSeconds, namespaces } = request;
      const callers = this.plaintextCallers.filter(
        ({ destinationNamespace }) => namespaces === null || namespaces.includes(destinationNamespace),
      );
      const knownSince = Math.max(at - windowSeconds, this.oldest ?? 0);
      return Promise.resolve(this.failure ?? { ok: true, callers, knownSince });
    },
    fetchCertificates() {
      return Promise.resolve(this.failure ?? { ok: true, certificates: this.certificates });
    },
    scrapeIntervalSeconds: () => Promise.resolve(15),
    oldestSample() {
      return Promise.resolve(this.oldest);
    },
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
