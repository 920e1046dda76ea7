import { SCRAPE_INTERVAL_MS } from "../traffic/counter-series";
import { type ApiAnswer, success } from "./api-answer";
import { METRIC_HELP } from "./metric-help";
import type { PrometheusDeps } from "./prometheus-deps";

const CONFIG = `global:
  scrape_interval: ${SCRAPE_INTERVAL_MS / 1_000}s
  scrape_timeout: 10s
  evaluation_interval: ${SCRAPE_INTERVAL_MS / 1_000}s
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

const runtimeInfo = ({ since }: PrometheusDeps): unknown => ({
  startTime: new Date(since).toISOString(),
  reloadConfigSuccess: true,
  lastConfigTime: new Date(since).toISOString(),
  storageRetention: "15d",
});

const tsdb = ({ series, since, clock }: PrometheusDeps): unknown => ({
  headStats: {
    numSeries: series.names().reduce((sum, name) => sum + series.named(name).length, 0),
    minTime: since,
    maxTime: clock.now(),
  },
});

function targets(deps: PrometheusDeps): unknown {
  const byInstance = new Map([...deps.streams()].map(({ target }) => [target["instance"] ?? "", target]));
  return {
    activeTargets: [...byInstance].map(([instance, labels]) => ({
      discoveredLabels: {},
      labels,
      scrapePool: "kubernetes-pods",
      scrapeUrl: `http://${instance}/stats/prometheus`,
      lastError: "",
      lastScrape: new Date(deps.clock.now()).toISOString(),
      health: "up",
      scrapeInterval: `${SCRAPE_INTERVAL_MS / 1_000}s`,
      scrapeTimeout: "10s",
    })),
    droppedTargets: [],
  };
}

const metadata = (): unknown =>
  Object.fromEntries([...METRIC_HELP].map(([name, { type, help }]) => [name, [{ type, help, unit: "" }]]));

type StatusEndpoint = (deps: PrometheusDeps) => ApiAnswer;

/** Endpoints that say what the server is and holds, by their path below /api/v1/. */
export const STATUS_ENDPOINTS: ReadonlyMap<string, StatusEndpoint> = new Map<string, StatusEndpoint>([
  ["metadata", () => success(metadata())],
  ["targets", (deps) => success(targets(deps))],
  ["status/buildinfo", () => success(BUILD)],
  ["status/config", () => success({ yaml: CONFIG })],
  ["status/flags", () => success(FLAGS)],
  ["status/runtimeinfo", (deps) => success(runtimeInfo(deps))],
  ["status/tsdb", (deps) => success(tsdb(deps))],
]);
