import type { UseQueryOptions } from "@tanstack/react-query";
import { namespacesResponseSchema, type NamespacesResponse } from "@/lib/contracts/namespaces-response";
import { fetchJson } from "../api-client";

/** The namespaces the viewer may see. */
export function namespacesQuery(): UseQueryOptions<NamespacesResponse> {
  return {
    queryKey: ["namespaces"],
    queryFn: ({ signal }) => fetchJson("/namespaces", namespacesResponseSchema, signal),
    refetchInterval: 60_000,
  };
}
