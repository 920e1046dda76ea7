import type { GraphEdge } from "@/lib/domain/graph/graph";
import { formatByteRate } from "@/lib/format/bytes";
import { formatRate } from "@/lib/format/rate";
import { edgeAmount } from "./edge-amount";

/** What an edge carries, as text: "12.4 rps", on tcp "1.21 kB/s". */
export function edgeRate(edge: GraphEdge): string {
  return edge.protocol === "tcp" ? formatByteRate(edgeAmount(edge)) : formatRate(edge.requestsPerSecond);
}
