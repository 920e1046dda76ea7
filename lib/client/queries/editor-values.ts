import type { UseQueryOptions } from "@tanstack/react-query";
import { valuesResponseSchema, type ValuesResponse } from "@/lib/contracts/config/values";
import { fetchJson } from "../api-client";

/** Names the cluster has (hosts, gateways, accounts, labels), for completion; all that the viewer may see. */
export function editorValuesQuery(): UseQueryOptions<ValuesResponse> {
  return {
    queryKey: ["config-values"],
    queryFn: ({ signal }) => fetchJson("/config/values", valuesResponseSchema, signal),
    staleTime: 60_000,
  };
}
