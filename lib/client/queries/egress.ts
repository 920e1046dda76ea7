import type { UseQueryOptions } from "@tanstack/react-query";
import { egressResponseSchema, type EgressResponse } from "@/lib/contracts/mtls/egress-response";
import { fetchJson } from "../api-client";
import { configSearch } from "./config-search";
import { VERDICT_POLL_MS } from "./verdict-poll";

/** What REGISTRY_ONLY would cut of what these namespaces (none: all visible ones) call outside of the mesh. */
export function egressQuery(namespaces: readonly string[], window: string): UseQueryOptions<EgressResponse> {
  const search = configSearch(namespaces, { window });
  return {
    queryKey: ["egress", search],
    queryFn: ({ signal }) => fetchJson(`/egress${search}`, egressResponseSchema, signal),
    staleTime: VERDICT_POLL_MS,
    refetchInterval: VERDICT_POLL_MS,
    // The verdict on other namespaces or another time is no stand-in for this one.
    placeholderData: () => undefined,
  };
}
