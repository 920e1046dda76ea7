import type { TickRequest } from "@/lib/ports/metrics-source";
import type { PrometheusSettings } from "./prometheus-settings";
import { recordingRule } from "./probes/recording-rules";
import type { QueryContext } from "./promql/query-context";

/**
 * How the queries of one moment are written under the settings. `recordedSince` says since when (Unix seconds) metrics are
 * recorded: a rule is read only where it covers the whole window and the site has no name of its own for the metric.
 */
export function tickContext(
  request: Pick<TickRequest, "windowSeconds" | "at" | "scope">,
  settings: PrometheusSettings,
  recordedSince: ReadonlyMap<string, number>,
): QueryContext {
  const { windowSeconds, at, scope } = request;
  return {
    windowSeconds,
    scope: scope !== null && scope.length <= settings.pushDownNamespaces ? scope : null,
    matchers: settings.matchers,
    replicaLabels: settings.replicaLabels,
    metric: (standardName) => {
      const siteName = settings.metricNames[standardName];
      if (siteName !== undefined) return { name: siteName, recorded: false };
      const since = recordedSince.get(standardName);
      if (since === undefined || at - windowSeconds < since) return { name: standardName, recorded: false };
      return { name: recordingRule(standardName), recorded: true };
    },
  };
}
