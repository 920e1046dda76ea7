import type { UseQueryOptions } from "@tanstack/react-query";
import { seriesResponseSchema, type SeriesResponse } from "@/lib/contracts/splits/series-response";
import { fetchJson } from "../api-client";
import { configSearch } from "./config-search";
import type { SplitService } from "./split-service";

const ASK_AGAIN_MS = 30_000;

/** What each version of a Service answered over the last `span` (like "1h"). */
export function splitSeriesQuery(
  { namespace, name }: SplitService,
  span: string,
): UseQueryOptions<SeriesResponse> {
  const search = configSearch([], { namespace, name, span });
  return {
    queryKey: ["split-series", search],
    queryFn: ({ signal }) => fetchJson(`/splits/series${search}`, seriesResponseSchema, signal),
    refetchInterval: ASK_AGAIN_MS,
  };
}
