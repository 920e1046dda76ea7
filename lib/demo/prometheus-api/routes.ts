import type { ApiAnswer } from "./api-answer";
import type { ApiRequest } from "./api-request";
import { formatQuery, parseQuery, queryExemplars } from "./endpoints/expression-endpoints";
import { instantQuery, rangeQuery } from "./endpoints/query-endpoints";
import { alerts, rules } from "./endpoints/rule-endpoints";
import { labelNames, labelValues, seriesList } from "./endpoints/series-endpoints";
import { buildInfo, config, flags, runtimeInfo, tsdb, walReplay } from "./endpoints/status-endpoints";
import { alertmanagers, metadata, scrapePools, targetMetadata, targets } from "./endpoints/target-endpoints";

type Endpoint = (request: ApiRequest) => ApiAnswer;

export interface Route {
  readonly endpoint: Endpoint;
  /** Whether it takes POST besides GET. */
  readonly post: boolean;
}

const byGet = (endpoint: Endpoint): Route => ({ endpoint, post: false });
const byBoth = (endpoint: Endpoint): Route => ({ endpoint, post: true });

const ROUTES: ReadonlyMap<string, Route> = new Map<string, Route>([
  ["query", byBoth(instantQuery)],
  ["query_range", byBoth(rangeQuery)],
  ["query_exemplars", byBoth(queryExemplars)],
  ["format_query", byBoth(formatQuery)],
  ["parse_query", byBoth(parseQuery)],
  ["series", byBoth(seriesList)],
  ["labels", byBoth(labelNames)],
  ["metadata", byGet(metadata)],
  ["targets", byGet(targets)],
  ["targets/metadata", byGet(targetMetadata)],
  ["scrape_pools", byGet(scrapePools)],
  ["alertmanagers", byGet(alertmanagers)],
  ["rules", byGet(rules)],
  ["alerts", byGet(alerts)],
  ["status/buildinfo", byGet(buildInfo)],
  ["status/config", byGet(config)],
  ["status/flags", byGet(flags)],
  ["status/runtimeinfo", byGet(runtimeInfo)],
  ["status/tsdb", byGet(tsdb)],
  ["status/walreplay", byGet(walReplay)],
]);

/** The route of a path below /api/v1/, null where Prometheus has none that is simulated. */
export function routeOf(path: string): Route | null {
  const label = /^label\/([^/]+)\/values$/.exec(path)?.[1];
  if (label !== undefined) return byGet((request) => labelValues(request, label));
  return ROUTES.get(path) ?? null;
}
