import type { GraphEdge } from "@/lib/domain/graph/graph";
import { edgeAmount } from "./edge-amount";

/** Each edge's percentage of what its source sends by the same protocol, by edge id. O(edges). */
export function edgeShares(edges: readonly GraphEdge[]): ReadonlyMap<string, number> {
  const key = (edge: GraphEdge): string => `${edge.protocol} ${edge.source}`;
  const totals = new Map<string, number>();
  for (const edge of edges) totals.set(key(edge), (totals.get(key(edge)) ?? 0) + edgeAmount(edge));
  return new Map(
    edges.map((edge) => {
      const total = totals.get(key(edge)) ?? 0;
      return [edge.id, total === 0 ? 0 : (100 * edgeAmount(edge)) / total];
    }),
  );
}
