import type { MetricsFailure } from "@/lib/ports/metrics-source";

/** A successful answer of the Prometheus HTTP API: https://prometheus.io/docs/prometheus/latest/querying/api/ */
export interface ApiData {
  readonly ok: true;
  /** Not narrowed yet. */
  readonly data: unknown;
  readonly warnings: readonly string[];
  readonly infos: readonly string[];
  readonly durationMs: number;
}

export type ApiAnswer = ApiData | MetricsFailure;
