import type { Graph } from "@/lib/domain/graph/graph";

/** How many nodes fail and how many are degraded. */
export function healthCounts(graph: Graph): { failing: number; degraded: number } {
  const count = (status: string): number =>
    graph.nodes.filter(({ health }) => health.status === status).length;
  return { failing: count("failure"), degraded: count("degraded") };
}
