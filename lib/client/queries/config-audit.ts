import type { InfiniteData, UseInfiniteQueryOptions } from "@tanstack/react-query";
import { auditResponseSchema, type AuditResponse } from "@/lib/contracts/config/history";
import type { ApiProblem } from "../api-problem";
import { fetchJson } from "../api-client";
import { CONFIG_POLL_MS } from "./config-poll";
import { configSearch } from "./config-search";

/** What was written through Meshlens, newest first, page by page. */
export function configAuditQuery(
  namespaces: readonly string[],
): UseInfiniteQueryOptions<
  AuditResponse,
  ApiProblem,
  InfiniteData<AuditResponse>,
  readonly string[],
  number | null
> {
  return {
    queryKey: ["config", "audit", configSearch(namespaces)],
    queryFn: ({ signal, pageParam }) =>
      fetchJson(
        `/config/audit${configSearch(namespaces, { before: pageParam })}`,
        auditResponseSchema,
        signal,
      ),
    refetchInterval: CONFIG_POLL_MS,
    initialPageParam: null,
    getNextPageParam: ({ next }) => next,
  };
}
