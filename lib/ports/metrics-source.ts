import type { GraphType, ResponseTime } from "@/lib/domain/graph/graph-options";
import type { Tick } from "@/lib/domain/graph/tick";

export interface TickRequest {
  /** Unix seconds. */
  readonly at: number;
  readonly windowSeconds: number;
  /** Namespaces to push down into the queries, or null for the whole mesh. */
  readonly scope: readonly string[] | null;
  readonly throughput: boolean;
  readonly messages: boolean;
  /** Quantiles are grouped by `type` and `serviceNodes`; nothing else depends on them. */
  readonly responseTime: ResponseTime | null;
  readonly type: GraphType;
  readonly serviceNodes: boolean;
}

export interface MetricsStatus {
  readonly state: "ok" | "unknown" | "unreachable" | "unauthorized" | "unconfigured";
  /** "Prometheus 3.1.0"; null when the server does not say. */
  readonly version: string | null;
  readonly lastSuccess: number | null;
  readonly message: string | null;
  /** Where the URL came from: setting, or the Service found in the cluster. */
  readonly foundIn: string | null;
}

export type MetricsFailure = {
  readonly ok: false;
  readonly kind:
    "unreachable" | "unauthorized" | "timeout" | "refused" | "tooLarge" | "unconfigured" | "aborted";
  readonly message: string;
};

export type TickResult = { readonly ok: true; readonly tick: Tick } | MetricsFailure;

/** Where telemetry comes from. Expected failures are values; only programming errors throw. */
export interface MetricsSource {
  /**
   * Runs the queries of one tick in parallel at one evaluation time. When the requests query fails the tick fails; when
   * another one fails its rows are missing and a warning says so.
   */
  fetchTick(request: TickRequest, signal: AbortSignal): Promise<TickResult>;
  /** Seconds: the setting, else the server's configuration, else 15. */
  scrapeIntervalSeconds(signal: AbortSignal): Promise<number>;
  /** Unix seconds of the oldest sample the server says it holds; null when it does not say. */
  oldestSample(signal: AbortSignal): Promise<number | null>;
  /** Seconds of retention the server says it has; null when it does not say. */
  retentionSeconds(signal: AbortSignal): Promise<number | null>;
  status(signal: AbortSignal): Promise<MetricsStatus>;
  close(): Promise<void>;
}
