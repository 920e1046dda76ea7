import type { UseQueryOptions } from "@tanstack/react-query";
import { exposuresResponseSchema, type ExposuresResponse } from "@/lib/contracts/routes/exposures-response";
import { fetchJson } from "../api-client";
import { CONFIG_POLL_MS } from "./config-poll";
import { configSearch } from "./config-search";

/** Everything exposed by gateways of these namespaces (none: all visible ones), with its traffic over a window like "5m". */
export function exposuresQuery(
  namespaces: readonly string[],
  window: string,
): UseQueryOptions<ExposuresResponse> {
  const search = configSearch(namespaces, { window });
  return {
    queryKey: ["config", "exposures", search],
    queryFn: ({ signal }) => fetchJson(`/exposures${search}`, exposuresResponseSchema, signal),
    refetchInterval: CONFIG_POLL_MS,
  };
}
