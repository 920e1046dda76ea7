import type { UseQueryOptions } from "@tanstack/react-query";
import { kindsResponseSchema, type KindsResponse } from "@/lib/contracts/config/kinds-response";
import { fetchJson } from "../api-client";
import { CONFIG_POLL_MS } from "./config-poll";

/** The kinds of configuration, what the cluster says of each, and whether anything may be written. */
export function configKindsQuery(): UseQueryOptions<KindsResponse> {
  return {
    queryKey: ["config", "kinds"],
    queryFn: ({ signal }) => fetchJson("/config/kinds", kindsResponseSchema, signal),
    refetchInterval: CONFIG_POLL_MS,
  };
}
