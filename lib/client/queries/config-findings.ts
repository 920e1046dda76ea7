import type { UseQueryOptions } from "@tanstack/react-query";
import { findingsResponseSchema, type FindingsResponse } from "@/lib/contracts/config/findings-response";
import { fetchJson } from "../api-client";
import { CONFIG_POLL_MS } from "./config-poll";
import { configSearch } from "./config-search";

/** The findings of every object of these namespaces (none: all visible ones). */
export function configFindingsQuery(namespaces: readonly string[]): UseQueryOptions<FindingsResponse> {
  const search = configSearch(namespaces);
  return {
    queryKey: ["config", "findings", search],
    queryFn: ({ signal }) => fetchJson(`/config/findings${search}`, findingsResponseSchema, signal),
    refetchInterval: CONFIG_POLL_MS,
  };
}
