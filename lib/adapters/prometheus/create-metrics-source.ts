import type { Clock } from "@/lib/ports/clock";
import type { MetricsSource, TickRequest, TickResult } from "@/lib/ports/metrics-source";
import type { Log } from "../shared/log";
import { createApiClient } from "./client/create-api-client";
import { createWindowReads } from "./create-window-reads";
import { fetchTick } from "./fetch-tick";
import { createServerInfo } from "./info/create-server-info";
import { createProbes } from "./probes/create-probes";
import type { PrometheusSettings } from "./prometheus-settings";
import { tickQueries } from "./promql/tick-queries";
import { createStatusTracker } from "./status-tracker";
import { summedCounterWarnings } from "./summed-counter-warnings";
import { tickContext } from "./tick-context";

interface MetricsSourceDeps {
  readonly clock: Clock;
  readonly log: Log;
  /** The Prometheus Service found in the cluster, asked for when no URL is set. */
  readonly findUrl: () => { readonly url: string; readonly foundIn: string } | null;
}

const DEFAULT_SCRAPE_INTERVAL_SECONDS = 15;

/** Telemetry from a server with the Prometheus HTTP API (Prometheus 2 and 3, Thanos, Mimir, VictoriaMetrics). */
export function createMetricsSource(settings: PrometheusSettings, deps: MetricsSourceDeps): MetricsSource {
  const { clock, log } = deps;
  const found = () => (settings.url === null ? deps.findUrl() : { url: settings.url, foundIn: "setting" });
  const client = createApiClient(settings, { clock, baseUrl: () => found()?.url ?? null });
  const info = createServerInfo(client, clock);
  const status = createStatusTracker(clock, log);
  const lifetime = new AbortController();
  const probes = createProbes(client, settings, clock, lifetime.signal);
  const standing = summedCounterWarnings(settings.metricNames);

  const scrapeIntervalSeconds: MetricsSource["scrapeIntervalSeconds"] = async (signal) =>
    settings.scrapeIntervalSeconds ??
    (await info.scrapeIntervalSeconds(signal)) ??
    DEFAULT_SCRAPE_INTERVAL_SECONDS;
  const reads = { client, settings, probes, info, scrapeIntervalSeconds, note: status.noteResult };

  const tick = async (request: TickRequest, signal: AbortSignal): Promise<TickResult> => {
    const context = tickContext(request, settings, probes.recordedSince());
    const result = await fetchTick(client, request, tickQueries(request, context), settings, signal);
    status.noteResult(result);
    if (!result.ok) return result;
    probes.refresh();
    const warnings = [...result.tick.warnings, ...standing, ...probes.warnings()];
    return { ok: true, tick: { ...result.tick, warnings } };
  };

  return {
    fetchTick: tick,
    ...createWindowReads(reads),
    scrapeIntervalSeconds,
    oldestSample: info.oldestSample,
    retentionSeconds: info.retentionSeconds,
    async status(signal) {
      if (!status.fresh()) status.note(await client.query("1", null, signal));
      const version = status.read().state === "ok" ? await info.version(signal) : null;
      return { ...status.read(), version, foundIn: found()?.foundIn ?? null };
    },
    async close() {
      lifetime.abort();
      await client.close();
    },
  };
}
