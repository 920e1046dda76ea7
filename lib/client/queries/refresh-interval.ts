import type { Refresh } from "../url-state/refreshes";

/** A view is never refreshed more often than this multiple of what its slowest query took. */
const QUERY_TIME_FACTOR = 4;
const CHOSEN_MS: Readonly<Record<Exclude<Refresh, "off">, number>> = {
  auto: 0,
  "30s": 30_000,
  "1m": 60_000,
  "5m": 300_000,
};

interface Measured {
  readonly scrapeIntervalSeconds: number;
  readonly queries: readonly { readonly durationMs: number }[];
}

/**
 * Milliseconds until the next refresh, or false for none: the longest of the scrape interval, the chosen interval and
 * four times the slowest query of the last answer. A fixed moment (`at`) never refreshes.
 */
export function refreshInterval(refresh: Refresh, at: number | null, measured: Measured): number | false {
  if (refresh === "off" || at !== null) return false;
  const slowestMs = measured.queries.reduce((slowest, query) => Math.max(slowest, query.durationMs), 0);
  return Math.max(
    measured.scrapeIntervalSeconds * 1000,
    CHOSEN_MS[refresh],
    Math.ceil(slowestMs * QUERY_TIME_FACTOR),
  );
}
