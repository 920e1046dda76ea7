import type { LabelMatcher } from "./label-matcher";
import { labelName } from "./label-name";
import { oncePerReplica } from "./once-per-replica";
import { selector } from "./selector";

/** What the queries about plaintext have in common. */
export interface PlaintextContext {
  readonly windowSeconds: number;
  readonly scrapeIntervalSeconds: number;
  /** Added to every selector. */
  readonly matchers: readonly LabelMatcher[];
  /** Added to every selector of calls: which servers are asked about. */
  readonly servers: readonly LabelMatcher[];
  readonly replicaLabels: readonly string[];
  readonly metricNames: Readonly<Record<string, string>>;
}

/** What counts calls. */
export type PlaintextMeasure = "requests" | "connections";

/**
 * What a server's proxy reports without mutual TLS. Envoy says "none"; of a connection in plaintext ztunnel says "unknown".
 * https://istio.io/latest/docs/reference/config/metrics/#labels,
 * https://github.com/istio/ztunnel/blob/master/src/proxy/metrics.rs
 */
const SOURCES = {
  requests: { metric: "istio_requests_total", policies: "none" },
  connections: { metric: "istio_tcp_connections_opened_total", policies: "none|unknown" },
} as const satisfies Record<PlaintextMeasure, object>;

const GROUP = [
  "reporter",
  "source_workload_namespace",
  "source_workload",
  "destination_workload_namespace",
  "destination_workload",
  "destination_service",
  "request_protocol",
]
  .map(labelName)
  .join(",");

/** How far back Prometheus looks for the last sample of a series. */
const LOOKBACK_SECONDS = 300;
const STEPS = 500;

function plaintext(measure: PlaintextMeasure, { servers, matchers, metricNames }: PlaintextContext): string {
  const { metric, policies } = SOURCES[measure];
  return selector(metricNames[metric] ?? metric, [
    { label: "reporter", operator: "=~", value: "destination|waypoint" },
    { label: "connection_security_policy", operator: "=~", value: policies },
    ...servers,
    ...matchers,
  ]);
}

/** How much the counters grew within the window, which takes two samples of each. */
export function plaintextGrowthQuery(measure: PlaintextMeasure, context: PlaintextContext): string {
  const growth = `increase(${plaintext(measure, context)}[${context.windowSeconds}s])`;
  return `sum by (${GROUP}) (${oncePerReplica(growth, context.replicaLabels)})`;
}

/**
 * What the counters that are new within the window began with: Envoy makes a counter with the first call it counts, so its
 * first sample is no growth to Prometheus.
 */
export function plaintextFirstsQuery(measure: PlaintextMeasure, context: PlaintextContext): string {
  const series = plaintext(measure, context);
  const { windowSeconds } = context;
  const firsts = `min_over_time(${series}[${windowSeconds}s]) unless ${series} offset ${windowSeconds}s`;
  return `sum by (${GROUP}) (${oncePerReplica(firsts, context.replicaLabels)})`;
}

/** Seconds between the moments at which a window is looked at: a 500th of it, no less than a scrape interval. */
export function plaintextResolution({ windowSeconds, scrapeIntervalSeconds }: PlaintextContext): number {
  return Math.max(1, Math.ceil(windowSeconds / STEPS), Math.ceil(scrapeIntervalSeconds));
}

/** When (Unix seconds) a counter had last grown or appeared, late by no more than the resolution. */
export function plaintextLastSeenQuery(measure: PlaintextMeasure, context: PlaintextContext): string {
  const series = plaintext(measure, context);
  const step = plaintextResolution(context);
  // The sample before the step belongs to the comparison.
  const changed = `changes(${series}[${step + Math.ceil(context.scrapeIntervalSeconds)}s]) > 0`;
  const before = `last_over_time(${series}[${Math.max(step, LOOKBACK_SECONDS)}s] offset ${step}s)`;
  const seen = `timestamp(${changed} or (last_over_time(${series}[${step}s]) unless ${before}))`;
  // A subquery looks only at multiples of its step, so the rest of the window is asked for on its own.
  return `max by (${GROUP}) (${seen} or max_over_time(${seen}[${context.windowSeconds}s:${step}s]))`;
}

/** The first moment (Unix seconds) of the window at which proxies were scraped; no series where nobody tells of proxies. */
export function proxiesSinceQuery(context: PlaintextContext): string {
  const { matchers, metricNames, windowSeconds } = context;
  const builds = selector(metricNames["istio_build"] ?? "istio_build", [
    { label: "component", operator: "=~", value: "proxy|ztunnel" },
    ...matchers,
  ]);
  const step = plaintextResolution(context);
  return `min_over_time(timestamp(count(${builds}))[${windowSeconds}s:${step}s])`;
}
