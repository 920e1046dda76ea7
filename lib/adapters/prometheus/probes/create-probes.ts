import type { GraphWarning } from "@/lib/domain/graph/graph";
import type { Clock } from "@/lib/ports/clock";
import type { ApiClient } from "../client/create-api-client";
import type { PrometheusSettings } from "../prometheus-settings";
import { createBackgroundValue } from "./background-value";
import { recordedSince } from "./recorded-since";
import { scrapedTwice } from "./scraped-twice";

/** What is looked up beside the ticks, at most every ten minutes. */
export interface Probes {
  /** Since when (Unix seconds) each of Istio's metrics is recorded; empty before the first look. */
  recordedSince(): ReadonlyMap<string, number>;
  warnings(): readonly GraphWarning[];
  refresh(): void;
}

export function createProbes(
  client: ApiClient,
  settings: PrometheusSettings,
  clock: Clock,
  lifetime: AbortSignal,
): Probes {
  const recorded = createBackgroundValue(clock, lifetime, (signal) =>
    recordedSince(client, settings.matchers, Math.floor(clock.now() / 1_000), signal),
  );
  const doubles = createBackgroundValue(clock, lifetime, (signal) => scrapedTwice(client, settings, signal));
  return {
    recordedSince: () => recorded.latest() ?? new Map(),
    warnings: () => doubles.latest() ?? [],
    refresh() {
      if (settings.recordingRules === "auto") recorded.refresh();
      doubles.refresh();
    },
  };
}
