"use client";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { keepPositions } from "../model/keep-positions";
import type { LayoutGraph, Positions } from "../model/layout-graph";
import { topologyHash } from "../model/topology-hash";
import { layoutInWorker } from "./layout-in-worker";

const KEPT_MS = 10 * 60_000;

export interface LayoutState {
  /** Positions of exactly the nodes asked for; null until they are computed. */
  readonly positions: Positions | null;
  readonly failure: string | null;
}

/**
 * Where the nodes of a graph go. Computed once per topology and kept for ten minutes; a graph that grew a little keeps
 * its places. `projection` names what may share places: graph type and service nodes.
 */
export function useLayout(graph: LayoutGraph, projection: string): LayoutState {
  const client = useQueryClient();
  const hash = topologyHash(graph);
  const latest = ["graph-layout", projection, "latest"];
  const { data, error } = useQuery<{ hash: string; positions: Positions }, Error>({
    queryKey: ["graph-layout", projection, hash],
    queryFn: async ({ signal }) => {
      const previous = client.getQueryData<Positions>(latest);
      const kept = previous === undefined ? null : keepPositions(graph, previous);
      const positions = kept ?? (await layoutInWorker(graph, signal));
      client.setQueryData<Positions>(latest, positions);
      return { hash, positions };
    },
    staleTime: Infinity,
    gcTime: KEPT_MS,
    networkMode: "always",
    refetchOnWindowFocus: false,
    retry: false,
  });
  return { positions: data?.hash === hash ? data.positions : null, failure: error?.message ?? null };
}
