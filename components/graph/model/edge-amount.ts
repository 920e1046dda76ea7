import type { GraphEdge } from "@/lib/domain/graph/graph";

/** What an edge carries per second: requests, on tcp bytes in both directions. */
export function edgeAmount(edge: GraphEdge): number {
  if (edge.protocol !== "tcp") return edge.requestsPerSecond;
  return (edge.bytesToServerPerSecond ?? 0) + (edge.bytesToClientPerSecond ?? 0);
}
