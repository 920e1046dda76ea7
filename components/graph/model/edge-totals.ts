import type { GraphEdge } from "@/lib/domain/graph/graph";
import { edgeAmount } from "./edge-amount";
import { totals, type Totals } from "./totals";

/** Traffic summed over edges. */
export function edgeTotals(edges: readonly GraphEdge[]): Totals {
  return totals(
    edges.map((edge) => ({ ...edge, bytesPerSecond: edge.protocol === "tcp" ? edgeAmount(edge) : 0 })),
  );
}
