import { SCRAPE_INTERVAL_MS } from "../../telemetry/counters/scrape-times";
import type { LabelMatcher } from "../../promql/label-matcher";
import { matchesAll } from "../../promql/label-matcher";
import { parseSelector } from "../../promql/parse/parse-selector";
import { PromqlError } from "../../promql/promql-error";
import { type ApiAnswer, failure, invalidParameter, success } from "../api-answer";
import type { ApiRequest } from "../api-request";
import { METRIC_HELP } from "../metric-help";
import { countParameter } from "../parameters";
import { poolOf, type ScrapedTarget, scrapedTargets } from "../scrape-targets";

const SCRAPE_SECONDS = 0.004;

function activeTarget(target: ScrapedTarget, now: number): unknown {
  const { labels } = target;
  const instance = labels["instance"] ?? "";
  const url = `http://${instance}/stats/prometheus`;
  return {
    discoveredLabels: { __address__: instance, __scheme__: "http", __metrics_path__: "/stats/prometheus" },
    labels,
    scrapePool: poolOf(target),
    scrapeUrl: url,
    globalUrl: url,
    lastError: "",
    lastScrape: new Date(now - (now % SCRAPE_INTERVAL_MS)).toISOString(),
    lastScrapeDuration: SCRAPE_SECONDS,
    health: "up",
    scrapeInterval: `${SCRAPE_INTERVAL_MS / 1_000}s`,
    scrapeTimeout: "10s",
  };
}

/** GET /api/v1/targets: what is scraped; nothing is dropped. */
export function targets({ deps, query }: ApiRequest): ApiAnswer {
  const state = (query.get("state") ?? "").toLowerCase();
  const pool = query.get("scrapePool") ?? "";
  const shows = (wanted: string): boolean => state === "" || state === "any" || state === wanted;
  const active = shows("active")
    ? scrapedTargets(deps).filter((target) => pool === "" || poolOf(target) === pool)
    : [];
  const now = deps.clock.now();
  return success({
    activeTargets: active.map((target) => activeTarget(target, now)),
    droppedTargets: [],
    droppedTargetCounts: shows("dropped") ? {} : null,
  });
}

/** GET /api/v1/scrape_pools: the names of the scrape jobs. */
export function scrapePools({ deps }: ApiRequest): ApiAnswer {
  return success({ scrapePools: [...new Set(scrapedTargets(deps).map(poolOf))].sort() });
}

/** GET /api/v1/alertmanagers: there are none. */
export const alertmanagers = (): ApiAnswer => success({ activeAlertmanagers: [], droppedAlertmanagers: [] });

/** GET /api/v1/metadata: type and help of the metrics. */
export function metadata({ parameters }: ApiRequest): ApiAnswer {
  const limit = countParameter(parameters, "limit");
  if (!limit.ok) return failure("bad_data", limit.reason);
  const perMetric = countParameter(parameters, "limit_per_metric");
  if (!perMetric.ok) return failure("bad_data", perMetric.reason);
  const metric = parameters.get("metric") ?? "";
  const found = [...METRIC_HELP]
    .filter(([name]) => metric === "" || name === metric)
    .map(([name, { type, help }]) => [name, [{ type, unit: "", help }]] as const);
  const most = limit.value !== null && limit.value >= 0 ? limit.value : found.length;
  return success(Object.fromEntries(found.slice(0, most)));
}

function described(target: ScrapedTarget, metric: string): readonly unknown[] {
  return [...target.metrics].flatMap((name) => {
    const help = METRIC_HELP.get(name);
    if (!help || (metric !== "" && name !== metric)) return [];
    const named = metric === "" ? { metric: name } : {};
    return [{ target: target.labels, ...named, type: help.type, help: help.help, unit: "" }];
  });
}

/** GET /api/v1/targets/metadata: type and help of the metrics of each target. */
export function targetMetadata({ deps, parameters }: ApiRequest): ApiAnswer {
  const limit = countParameter(parameters, "limit");
  if (!limit.ok) return failure("bad_data", limit.reason);
  let matchers: readonly LabelMatcher[] = [];
  const selector = parameters.get("match_target") ?? "";
  try {
    if (selector !== "") matchers = parseSelector(selector).matchers;
  } catch (error) {
    if (error instanceof PromqlError) return invalidParameter("match_target", error.message);
    throw error;
  }
  const metric = parameters.get("metric") ?? "";
  const most = limit.value !== null && limit.value >= 0 ? limit.value : Infinity;
  const found: unknown[] = [];
  for (const target of scrapedTargets(deps)) {
    if (found.length >= most) break;
    if (matchesAll(target.labels, matchers)) found.push(...described(target, metric));
  }
  return success(found);
}
