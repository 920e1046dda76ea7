import type { UseQueryOptions } from "@tanstack/react-query";
import { mtlsResponseSchema, type MtlsResponse } from "@/lib/contracts/mtls/mtls-response";
import { fetchJson } from "../api-client";
import { configSearch } from "./config-search";

/** Mutual TLS changes with configuration, not with every request. */
const POLL_MS = 30_000;

/** Mutual TLS as configured and as observed in these namespaces (none: all visible ones) over a window. */
export function mtlsQuery(namespaces: readonly string[], window: string): UseQueryOptions<MtlsResponse> {
  const search = configSearch(namespaces, { window });
  return {
    queryKey: ["mtls", search],
    queryFn: ({ signal }) => fetchJson(`/mtls${search}`, mtlsResponseSchema, signal),
    staleTime: POLL_MS,
    refetchInterval: POLL_MS,
  };
}
