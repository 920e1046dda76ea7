import { goNumber } from "../../promql/go-number";
import type { Labels } from "../../promql/labels";
import { withoutName } from "../../promql/labels";
import { query } from "../../promql/query";
import type { SeriesSource } from "../../promql/series-source";
import type { VectorSeries } from "../../promql/value";
import type { AlertingRule } from "./rule-groups";
import { RULE_INTERVAL_MS } from "./with-recorded-series";

/** An alert as the API shows it. */
export interface ActiveAlert {
  readonly labels: Labels;
  readonly annotations: Labels;
  readonly state: "pending" | "firing";
  /** Unix milliseconds since when its query has had a result without a gap. */
  readonly activeAt: number;
  readonly value: string;
}

interface Evaluated {
  readonly times: Float64Array;
  readonly series: readonly VectorSeries[];
}

/** Alerts are looked back on this far, in these steps: one that began before seems to have begun then. */
const SEEN_BACK_MS = 3_600_000;
const STEP_MS = 60_000;
const LOOKBACK_MS = 300_000;

/** The vector of a query at each step until `end`; nothing where it cannot be evaluated. */
function evaluated(source: SeriesSource, text: string, start: number, end: number): Evaluated {
  const outcome = query(source, {
    text,
    start,
    end,
    stepMs: start === end ? 0 : STEP_MS,
    lookbackMs: LOOKBACK_MS,
    subqueryStepMs: RULE_INTERVAL_MS,
    leftOpen: true,
    expired: () => false,
  });
  return outcome.ok && outcome.value.type === "vector"
    ? { times: outcome.times, series: outcome.value.series }
    : { times: Float64Array.of(end), series: [] };
}

/** The first of the steps up to the last one that have a value without a gap; null where the last one has none. */
function activeSince({ present }: VectorSeries): number | null {
  let first: number | null = null;
  for (let step = present.length - 1; step >= 0 && present[step] === 1; step -= 1) first = step;
  return first;
}

/**
 * The alerts of a rule at a time (unix milliseconds): pending until its query has had a result for as long as it says, then
 * firing. Source: https://prometheus.io/docs/prometheus/latest/configuration/alerting_rules/
 */
export function activeAlerts(source: SeriesSource, rule: AlertingRule, now: number): readonly ActiveAlert[] {
  const end = Math.floor(now / RULE_INTERVAL_MS) * RULE_INTERVAL_MS;
  // Most rules have no result now, and need not be looked back on.
  if (evaluated(source, rule.query, end, end).series.length === 0) return [];
  const { times, series: all } = evaluated(source, rule.query, end - SEEN_BACK_MS, end);
  return all.flatMap((series) => {
    const since = activeSince(series);
    if (since === null) return [];
    const activeAt = times[since] ?? end;
    const firing = end - activeAt >= rule.forSeconds * 1_000;
    return [
      {
        labels: { ...withoutName(series.labels), ...rule.labels, alertname: rule.name },
        annotations: rule.annotations,
        state: firing ? ("firing" as const) : ("pending" as const),
        activeAt,
        value: goNumber(series.values.at(-1) ?? NaN),
      },
    ];
  });
}
