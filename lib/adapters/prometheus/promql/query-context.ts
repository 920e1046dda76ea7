import type { LabelMatcher } from "./label-matcher";

/** Where the rate of one of Istio's metrics is read: a counter, or a rule that records the counter's rate. */
export interface MetricName {
  readonly name: string;
  readonly recorded: boolean;
}

/** What every query of one tick has in common. */
export interface QueryContext {
  readonly windowSeconds: number;
  /** Namespaces to push down, or null for the whole mesh. */
  readonly scope: readonly string[] | null;
  readonly matchers: readonly LabelMatcher[];
  readonly replicaLabels: readonly string[];
  /** The site's name for one of Istio's metrics. */
  readonly metric: (standardName: string) => MetricName;
}
