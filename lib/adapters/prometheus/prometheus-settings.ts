import type { LabelMatcher } from "./promql/label-matcher";

/** How Meshlens reaches and asks a Prometheus-compatible server. Null and empty mean "not set". */
export interface PrometheusSettings extends PrometheusLimits {
  /** Base URL, with the path prefix the server lives under; null = the Service found in the cluster. */
  readonly url: string | null;
  readonly bearerToken: string | null;
  readonly bearerTokenFile: string | null;
  readonly username: string | null;
  readonly password: string | null;
  readonly passwordFile: string | null;
  readonly caFile: string | null;
  readonly certFile: string | null;
  readonly keyFile: string | null;
  /** Extra request headers, such as X-Scope-OrgID. */
  readonly headers: Readonly<Record<string, string>>;
  /** Added to every selector of every query. */
  readonly matchers: readonly LabelMatcher[];
  /** Labels that tell replicas of a highly available Prometheus apart. */
  readonly replicaLabels: readonly string[];
  /** Istio's metric name to the site's name for it. */
  readonly metricNames: Readonly<Record<string, string>>;
  readonly recordingRules: "auto" | "off";
  readonly timeoutMs: number;
  /** Queries in flight at one time. */
  readonly concurrency: number;
  readonly scrapeIntervalSeconds: number | null;
}

interface PrometheusLimits {
  readonly maxResponseBytes: number;
  /** Series read of one answer; the rest is dropped with a warning. */
  readonly maxSeries: number;
  /** Characters kept of one label value. */
  readonly maxLabelLength: number;
  /** Up to this many namespaces are pushed down into the queries. */
  readonly pushDownNamespaces: number;
}

/** Limits that keep one answer from exhausting the process. */
export const PROMETHEUS_LIMITS: PrometheusLimits = {
  maxResponseBytes: 256 * 1024 * 1024,
  maxSeries: 200_000,
  maxLabelLength: 1024,
  pushDownNamespaces: 12,
};
