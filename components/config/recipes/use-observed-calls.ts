"use client";
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import type { ApiProblem } from "@/lib/client/api-problem";
import { graphRowsQuery } from "@/lib/client/queries/graph-rows";
import type { Window } from "@/lib/client/url-state/windows";
import { observedCalls, type ObservedCall } from "@/lib/domain/forms/recipes/observed-call";
import { decodeRows } from "@/lib/domain/graph/columnar-rows";

export interface ObservedCalls {
  /** None before they are known. */
  readonly calls: readonly ObservedCall[];
  readonly loading: boolean;
  readonly problem: ApiProblem | null;
  readonly retry: () => void;
}

/** The calls from and to a namespace that telemetry saw in the window; nothing is asked for the namespace "". */
export function useObservedCalls(namespace: string, window: Window): ObservedCalls {
  const query = graphRowsQuery(
    { namespaces: [namespace], window, at: null, responseTime: null, type: "workload", serviceNodes: false },
    "off",
  );
  const { data, error, isFetching, isPlaceholderData, refetch } = useQuery({
    ...query,
    enabled: namespace !== "",
  });
  const current = isPlaceholderData ? undefined : data;
  const calls = useMemo(
    () => (current === undefined ? [] : observedCalls(decodeRows(current.rows))),
    [current],
  );
  return {
    calls,
    loading: current === undefined && isFetching,
    problem: current === undefined ? error : null,
    retry: () => void refetch(),
  };
}
