"use client";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { Graph } from "@/lib/domain/graph/graph";
import { keepPositions } from "../model/keep-positions";
import type { LayoutGraph, Positions } from "../model/layout-graph";
import { layoutGraphOf } from "../model/layout-graph-of";
import { recent } from "../model/recent";
import { topologyHash } from "../model/topology-hash";
import { layoutInWorker } from "./layout-in-worker";

const KEPT_MS = 10 * 60_000;
const KEPT_GRAPHS = 4;

export interface LayoutState {
  /** Positions of exactly the nodes asked for; null until they are computed. */
  readonly positions: Positions | null;
  readonly failure: string | null;
}

/**
 * Where the nodes of a graph go. Computed once per topology and kept for ten minutes; a graph that grew a little keeps
 * its places. `projection` names what may share places: graph type and service nodes.
 */
export function useLayout(drawn: Graph, homeCluster: string, projection: string): LayoutState {
  const client = useQueryClient();
  const [topologyOf] = useState(() => recent(KEPT_GRAPHS, topology));
  const { graph, hash } = topologyOf(drawn, homeCluster);
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
    structuralSharing: false,
  });
  return { positions: data?.hash === hash ? data.positions : null, failure: error?.message ?? null };
}

function topology(drawn: Graph, homeCluster: string): { graph: LayoutGraph; hash: string } {
  const graph = layoutGraphOf(drawn, homeCluster);
  return { graph, hash: topologyHash(graph) };
}
