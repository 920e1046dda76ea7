import type { UseQueryOptions } from "@tanstack/react-query";
import { splitsResponseSchema, type SplitsResponse } from "@/lib/contracts/splits/splits-response";
import { fetchJson } from "../api-client";
import type { Refresh } from "../url-state/refreshes";
import { configSearch } from "./config-search";
import { refreshInterval } from "./refresh-interval";

/** Telemetry has nothing newer before the next scrape. */
const SCRAPED = { scrapeIntervalSeconds: 15, queries: [] };

/** The splits of these namespaces (none: all visible ones) over a window like "5m". */
export function splitsQuery(
  namespaces: readonly string[],
  { window, refresh }: { readonly window: string; readonly refresh: Refresh },
): UseQueryOptions<SplitsResponse> {
  const search = configSearch(namespaces, { window });
  return {
    // A change of configuration is a change of splits.
    queryKey: ["config", "splits", search],
    queryFn: ({ signal }) => fetchJson(`/splits${search}`, splitsResponseSchema, signal),
    refetchInterval: refreshInterval(refresh, null, SCRAPED),
  };
}
