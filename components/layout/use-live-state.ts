"use client";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useSyncExternalStore } from "react";
import { useNow } from "@/lib/client/hooks/use-now";
import { graphRowsQuery } from "@/lib/client/queries/graph-rows";
import { refreshInterval } from "@/lib/client/queries/refresh-interval";
import { statusQuery } from "@/lib/client/queries/status";
import { useGraphRowsParams } from "@/lib/client/url-state/use-graph-rows-params";
import { useScopeParams } from "@/lib/client/url-state/use-scope-params";
import { liveState, type LiveState } from "./model/live-state";

const TICK_MS = 5_000;
const STATUS_INTERVAL_MS = 15_000;

/** Freshness of the telemetry on the page or, where a page shows none, of the status. */
export function useLiveState(): LiveState {
  const now = useNow(TICK_MS);
  const params = useGraphRowsParams();
  const [{ refresh }] = useScopeParams();
  const rowsOptions = graphRowsQuery(params, refresh);
  // Only watches: the page that shows the rows is the one that asks for them.
  const rows = useQuery({ ...rowsOptions, enabled: false, placeholderData: () => undefined });
  const status = useQuery(statusQuery());
  const onPage = useIsActive(rowsOptions.queryKey);
  if (!onPage) {
    return liveState({
      now,
      at: null,
      intervalMs: STATUS_INTERVAL_MS,
      last: status.data ? status.dataUpdatedAt : null,
      problem: status.error,
      down: status.data?.dependencies.find(({ state }) => state === "unreachable")?.name ?? null,
      saidStale: false,
    });
  }
  return liveState({
    now,
    at: params.at === null ? null : params.at * 1000,
    intervalMs: rows.data ? refreshInterval(refresh, params.at, rows.data) : STATUS_INTERVAL_MS,
    last: rows.data ? Math.min(rows.dataUpdatedAt, evaluatedAt(rows.data.at) ?? rows.dataUpdatedAt) : null,
    problem: rows.error,
    down: null,
    saidStale: rows.data?.warnings.some(({ code }) => code === "stale") ?? false,
  });
}

function useIsActive(queryKey: readonly unknown[]): boolean {
  const cache = useQueryClient().getQueryCache();
  const subscribe = useCallback((onChange: () => void) => cache.subscribe(onChange), [cache]);
  const isActive = (): boolean => cache.find({ queryKey, exact: true })?.isActive() ?? false;
  return useSyncExternalStore(subscribe, isActive, () => false);
}

function evaluatedAt(at: number | string): number | null {
  const milliseconds = typeof at === "number" ? at * 1000 : Date.parse(at);
  return Number.isNaN(milliseconds) ? null : milliseconds;
}
