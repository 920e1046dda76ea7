import type { GraphEdge } from "@/lib/domain/graph/graph";
import { edgeAmount } from "./edge-amount";

/**
 * Percent of traffic over edges that was seen on mutual TLS, weighted by amount within requests (or by bytes where there
 * is only TCP); null where no server report knows. Exactly 0 and 100 at the extremes.
 */
export function mtlsObserved(edges: readonly GraphEdge[]): number | null {
  const requests = edges.filter((edge) => edge.protocol !== "tcp");
  const known = (requests.length > 0 ? requests : edges).filter((edge) => edge.mtlsPercent !== null);
  const total = known.reduce((sum, edge) => sum + edgeAmount(edge), 0);
  if (total === 0) return null;
  if (known.every((edge) => edge.mtlsPercent === 100)) return 100;
  if (known.every((edge) => edge.mtlsPercent === 0)) return 0;
  return known.reduce((sum, edge) => sum + (edgeAmount(edge) / total) * (edge.mtlsPercent ?? 0), 0);
}
