import type { UseQueryOptions } from "@tanstack/react-query";
import { strictResponseSchema, type StrictResponse } from "@/lib/contracts/mtls/strict-response";
import { fetchJson } from "../api-client";
import { configSearch } from "./config-search";
import { VERDICT_POLL_MS } from "./verdict-poll";

/** Whether STRICT can be turned on for the mesh (`namespace` ""), a namespace (`workload` "") or one workload. */
export function strictQuery(
  scope: { readonly namespace: string; readonly workload: string },
  window: string,
): UseQueryOptions<StrictResponse> {
  const search = configSearch([], { ...scope, window });
  return {
    queryKey: ["mtls", "strict", search],
    queryFn: ({ signal }) => fetchJson(`/mtls/strict${search}`, strictResponseSchema, signal),
    staleTime: VERDICT_POLL_MS,
    refetchInterval: VERDICT_POLL_MS,
    // The verdict on another scope or another time is no stand-in for this one.
    placeholderData: () => undefined,
  };
}
