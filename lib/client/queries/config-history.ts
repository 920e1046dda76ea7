import type { InfiniteData, UseInfiniteQueryOptions } from "@tanstack/react-query";
import { historyResponseSchema, type HistoryResponse } from "@/lib/contracts/config/history";
import type { ObjectRef } from "@/lib/domain/mesh/object-ref";
import type { ApiProblem } from "../api-problem";
import { fetchJson } from "../api-client";
import { CONFIG_POLL_MS } from "./config-poll";
import { configSearch } from "./config-search";

export interface HistoryScope {
  /** Empty: all visible ones. */
  readonly namespaces: readonly string[];
  /** Key of a kind; null for all. */
  readonly kind: string | null;
  /** Only this object's changes; null for all. */
  readonly object: ObjectRef | null;
}

/** Changes of configuration, newest first, page by page. */
export function configHistoryQuery(
  scope: HistoryScope,
): UseInfiniteQueryOptions<
  HistoryResponse,
  ApiProblem,
  InfiniteData<HistoryResponse>,
  readonly string[],
  number | null
> {
  const parameters = {
    kind: scope.object?.kind ?? scope.kind,
    namespace: scope.object?.namespace ?? null,
    name: scope.object?.name ?? null,
  };
  return {
    queryKey: ["config", "history", configSearch(scope.namespaces, parameters)],
    queryFn: ({ signal, pageParam }) =>
      fetchJson(
        `/config/history${configSearch(scope.namespaces, { ...parameters, before: pageParam })}`,
        historyResponseSchema,
        signal,
      ),
    refetchInterval: CONFIG_POLL_MS,
    initialPageParam: null,
    getNextPageParam: ({ next }) => next,
  };
}
