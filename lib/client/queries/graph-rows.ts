import type { UseQueryOptions } from "@tanstack/react-query";
import { rowsResponseSchema, type RowsResponse } from "@/lib/contracts/rows-response";
import { fetchJson } from "../api-client";
import type { Refresh } from "../url-state/refreshes";
import { graphRowsSearch, type GraphRowsParams } from "./graph-rows-params";
import { refreshInterval } from "./refresh-interval";

const RETRY_AFTER_FAILURE_MS = 15_000;

/** The telemetry of one tick as columnar rows, asked again as `refresh` says while the tab is visible. */
export function graphRowsQuery(params: GraphRowsParams, refresh: Refresh): UseQueryOptions<RowsResponse> {
  const search = graphRowsSearch(params);
  return {
    queryKey: ["graph-rows", search],
    queryFn: ({ signal }) => fetchJson(`/graph/rows?${search}`, rowsResponseSchema, signal),
    staleTime: params.at === null ? RETRY_AFTER_FAILURE_MS : Infinity,
    refetchInterval: ({ state }) =>
      refreshInterval(
        refresh,
        params.at,
        state.data ?? { scrapeIntervalSeconds: RETRY_AFTER_FAILURE_MS / 1000, queries: [] },
      ),
  };
}
