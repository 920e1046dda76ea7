import type { UseQueryOptions } from "@tanstack/react-query";
import { readinessResponseSchema, type ReadinessResponse } from "@/lib/contracts/mtls/strict-response";
import { fetchJson } from "../api-client";
import { configSearch } from "./config-search";
import { VERDICT_POLL_MS } from "./verdict-poll";

/** Whether STRICT can be turned on, for each of these namespaces (none: all visible ones) and for the mesh. */
export function readinessQuery(
  namespaces: readonly string[],
  window: string,
): UseQueryOptions<ReadinessResponse> {
  const search = configSearch(namespaces, { window });
  return {
    queryKey: ["mtls", "readiness", search],
    queryFn: ({ signal }) => fetchJson(`/mtls/readiness${search}`, readinessResponseSchema, signal),
    staleTime: VERDICT_POLL_MS,
    refetchInterval: VERDICT_POLL_MS,
    // The verdict on other namespaces or another time is no stand-in for this one.
    placeholderData: () => undefined,
  };
}
