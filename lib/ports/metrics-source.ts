import type { GraphType, ResponseTime } from "@/lib/domain/graph/graph-options";
import type { Tick } from "@/lib/domain/graph/tick";
import type { PlaintextCaller } from "@/lib/domain/mtls/plaintext-caller";
import type { WorkloadCertificate } from "@/lib/domain/mtls/workload-certificate";
import type { HostSeries } from "@/lib/domain/splits/version-series";

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
  /** Of what was refused: the source was in trouble or had too much to do, so the same may be answered soon. */
  readonly passing?: true;
};

export type TickResult = { readonly ok: true; readonly tick: Tick } | MetricsFailure;

export interface SeriesRequest {
  /** destination_service values; at most 20. */
  readonly hosts: readonly string[];
  /** Unix seconds, both ends included; equal for one moment. */
  readonly start: number;
  readonly end: number;
  readonly stepSeconds: number;
  /** The window that each point is a mean of. */
  readonly windowSeconds: number;
  /** 0.95; null leaves response times out. */
  readonly quantile: number | null;
}

export type SeriesResult = { readonly ok: true; readonly series: HostSeries } | MetricsFailure;

export interface PlaintextRequest {
  /** Unix seconds. */
  readonly at: number;
  readonly windowSeconds: number;
  /** Namespaces of the servers; null for the whole mesh. */
  readonly namespaces: readonly string[] | null;
}

/** Who was seen, and since when the server can know. */
export type PlaintextResult =
  | {
      readonly ok: true;
      readonly callers: readonly PlaintextCaller[];
      /** Unix seconds from which on the answer knows of traffic: the start of the window, or the oldest sample. */
      readonly knownSince: number;
    }
  | MetricsFailure;

export type CertificatesResult =
  { readonly ok: true; readonly certificates: readonly WorkloadCertificate[] } | MetricsFailure;

/** Where telemetry comes from. Expected failures are values; only programming errors throw. */
export interface MetricsSource {
  /**
   * Runs the queries of one tick in parallel at one evaluation time. When the requests query fails the tick fails; when
   * another one fails its rows are missing and a warning says so.
   */
  fetchTick(request: TickRequest, signal: AbortSignal): Promise<TickResult>;
  /** Requests and response times of hosts over time, in two queries. */
  fetchSeries(request: SeriesRequest, signal: AbortSignal): Promise<SeriesResult>;
  /** Who reached servers without mutual TLS in a window that may be as long as the retention, rare callers too. */
  fetchPlaintextCallers(request: PlaintextRequest, signal: AbortSignal): Promise<PlaintextResult>;
  /** The certificates of sidecars, as Istio's agents tell them in `istio_agent_cert_expiry_seconds`; none where nobody scrapes it. */
  fetchCertificates(signal: AbortSignal): Promise<CertificatesResult>;
  /** Seconds: the setting, else the server's configuration, else 15. */
  scrapeIntervalSeconds(signal: AbortSignal): Promise<number>;
  /** Unix seconds of the oldest sample the server says it holds; null when it does not say. */
  oldestSample(signal: AbortSignal): Promise<number | null>;
  /** Seconds of retention the server says it has; null when it does not say. */
  retentionSeconds(signal: AbortSignal): Promise<number | null>;
  status(signal: AbortSignal): Promise<MetricsStatus>;
  close(): Promise<void>;
}
