import { SCRAPE_INTERVAL_MS } from "../../telemetry/counters/scrape-times";
import type { Series } from "../../promql/series-source";
import { type ApiAnswer, failure, success } from "../api-answer";
import type { ApiRequest } from "../api-request";
import { countParameter } from "../parameters";
import { RULE_GROUPS } from "../rules/rule-groups";
import { RULE_INTERVAL_MS } from "../rules/with-recorded-series";

const RULE_FILES = [...new Set(RULE_GROUPS.map(({ file }) => file))];
const CONFIG = `global:
  scrape_interval: ${SCRAPE_INTERVAL_MS / 1_000}s
  scrape_timeout: 10s
  evaluation_interval: ${RULE_INTERVAL_MS / 1_000}s
rule_files:
${RULE_FILES.map((file) => `- ${file}`).join("\n")}
scrape_configs:
- job_name: kubernetes-pods
  honor_labels: true
  scrape_interval: ${SCRAPE_INTERVAL_MS / 1_000}s
`;

const BUILD = {
  version: "3.1.0",
  revision: "meshlens-simulated-mesh",
  branch: "HEAD",
  buildUser: "",
  buildDate: "",
  goVersion: "",
};

const FLAGS = {
  "query.lookback-delta": "5m",
  "query.max-concurrency": "20",
  "query.max-samples": "20000000",
  "query.timeout": "2m",
  "storage.tsdb.retention.time": "15d",
};

/** GET /api/v1/status/config: the configuration as YAML. */
export const config = (): ApiAnswer => success({ yaml: CONFIG });

/** GET /api/v1/status/buildinfo: the version whose behaviour this is. */
export const buildInfo = (): ApiAnswer => success(BUILD);

/** GET /api/v1/status/flags. */
export const flags = (): ApiAnswer => success(FLAGS);

/** GET /api/v1/status/walreplay: done, as there is no log to replay. */
export const walReplay = (): ApiAnswer => success({ min: 0, max: 0, current: 0 });

/** GET /api/v1/status/runtimeinfo. */
export function runtimeInfo({ deps }: ApiRequest): ApiAnswer {
  const startTime = new Date(deps.since).toISOString();
  return success({
    startTime,
    CWD: "/prometheus",
    reloadConfigSuccess: true,
    lastConfigTime: startTime,
    corruptionCount: 0,
    goroutineCount: 1,
    GOMAXPROCS: 1,
    GOMEMLIMIT: 0,
    GOGC: "",
    GODEBUG: "",
    storageRetention: "15d",
  });
}

interface Counted {
  readonly name: string;
  readonly value: number;
}

const most = (counts: ReadonlyMap<string, number>, limit: number): readonly Counted[] =>
  [...counts]
    .map(([name, value]) => ({ name, value }))
    .sort((left, right) => right.value - left.value)
    .slice(0, limit);

/** How many series have each value of each label. */
function labelCounts(series: Iterable<Series>): ReadonlyMap<string, ReadonlyMap<string, number>> {
  const counts = new Map<string, Map<string, number>>();
  for (const { labels } of series)
    for (const [name, value] of Object.entries(labels)) {
      const known = counts.get(name) ?? new Map<string, number>();
      counts.set(name, known);
      known.set(value, (known.get(value) ?? 0) + 1);
    }
  return counts;
}

/** One number for each label, made of its values. */
const perLabel = (
  counts: ReadonlyMap<string, ReadonlyMap<string, number>>,
  measure: (values: ReadonlyMap<string, number>) => number,
): ReadonlyMap<string, number> =>
  new Map([...counts].map(([name, values]) => [name, measure(values)] as const));

const charactersOf = (values: ReadonlyMap<string, number>): number =>
  [...values.keys()].reduce((sum, value) => sum + value.length, 0);

/** GET /api/v1/status/tsdb: the numbers of series and labels. */
export function tsdb({ deps, parameters }: ApiRequest): ApiAnswer {
  const limit = countParameter(parameters, "limit");
  const count = limit.ok ? (limit.value ?? 10) : 0;
  if (count < 1) return failure("bad_data", "limit must be a positive number");
  const { series, since, clock } = deps;
  const byMetric = new Map(series.names().map((name) => [name, series.named(name).length]));
  const labels = labelCounts(series.names().flatMap((name) => series.named(name)));
  const pairs = [...labels].flatMap(([name, values]) =>
    most(values, count).map((one) => ({ ...one, name: `${name}=${one.name}` })),
  );
  const values = perLabel(labels, ({ size }) => size);
  const numSeries = [...byMetric.values()].reduce((sum, one) => sum + one, 0);
  return success({
    headStats: {
      numSeries,
      numLabelPairs: [...values.values()].reduce((sum, one) => sum + one, 0),
      chunkCount: numSeries,
      minTime: since,
      maxTime: clock.now(),
    },
    seriesCountByMetricName: most(byMetric, count),
    labelValueCountByLabelName: most(values, count),
    memoryInBytesByLabelName: most(perLabel(labels, charactersOf), count),
    seriesCountByLabelValuePair: most(new Map(pairs.map(({ name, value }) => [name, value])), count),
  });
}
