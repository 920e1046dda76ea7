import type { MetricsFailure, MetricsSource } from "@/lib/ports/metrics-source";
import type { ApiClient } from "./client/create-api-client";
import { fetchCertificates } from "./fetch-certificates";
import { fetchPlaintextCallers } from "./fetch-plaintext-callers";
import { fetchSeries } from "./fetch-series";
import type { ServerInfo } from "./info/create-server-info";
import type { Probes } from "./probes/create-probes";
import type { PrometheusSettings } from "./prometheus-settings";
import { anyOf } from "./promql/any-of";
import { tickContext } from "./tick-context";

interface WindowReadsDeps {
  readonly client: ApiClient;
  readonly settings: PrometheusSettings;
  readonly probes: Pick<Probes, "recordedSince">;
  readonly info: Pick<ServerInfo, "oldestSample" | "retentionSeconds">;
  readonly scrapeIntervalSeconds: (signal: AbortSignal) => Promise<number>;
  /** Told of every result. */
  readonly note: (result: { readonly ok: true } | MetricsFailure) => void;
}

type WindowReads = Pick<MetricsSource, "fetchSeries" | "fetchPlaintextCallers" | "fetchCertificates">;

/** The reads beside the ticks: of hosts over time, of callers in plaintext, and of certificates. */
export function createWindowReads(deps: WindowReadsDeps): WindowReads {
  const { client, settings, probes, info, scrapeIntervalSeconds, note } = deps;
  const { matchers, replicaLabels, metricNames } = settings;
  const noted = <R extends { readonly ok: true } | MetricsFailure>(result: R): R => {
    note(result);
    return result;
  };
  return {
    async fetchSeries(request, signal) {
      const { start, windowSeconds } = request;
      const moment = { at: start, windowSeconds, scope: null };
      const context = tickContext(moment, settings, probes.recordedSince());
      return noted(await fetchSeries(client, request, context, settings, signal));
    },
    async fetchPlaintextCallers(request, signal) {
      const { at, windowSeconds, namespaces } = request;
      const [interval, oldest, retention] = await Promise.all([
        scrapeIntervalSeconds(signal),
        info.oldestSample(signal),
        info.retentionSeconds(signal),
      ]);
      const few = namespaces !== null && namespaces.length <= settings.pushDownNamespaces;
      const servers = few ? [anyOf("destination_workload_namespace", namespaces)] : [];
      const context = {
        windowSeconds,
        scrapeIntervalSeconds: interval,
        matchers,
        servers,
        replicaLabels,
        metricNames,
      };
      const knownFrom = oldest ?? (retention === null ? null : at - retention);
      return noted(await fetchPlaintextCallers(client, request, context, knownFrom, settings, signal));
    },
    fetchCertificates: async (signal) => noted(await fetchCertificates(client, settings, signal)),
  };
}
