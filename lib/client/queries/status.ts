import type { UseQueryOptions } from "@tanstack/react-query";
import { statusResponseSchema, type StatusResponse } from "@/lib/contracts/status-response";
import { fetchJson } from "../api-client";

/** What Meshlens depends on and what it reads, with the state of each. */
export function statusQuery(): UseQueryOptions<StatusResponse> {
  return {
    queryKey: ["status"],
    queryFn: ({ signal }) => fetchJson("/status", statusResponseSchema, signal),
    refetchInterval: 15_000,
  };
}
