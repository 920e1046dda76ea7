import type { GraphEdge } from "@/lib/domain/graph/graph";
import { edgeAmount } from "./edge-amount";

const THINNEST = 1.4;
const WIDEST = 7;
const BYTES_LIKE_ONE_REQUEST = 1000;

/** Line width in pixels on a logarithmic scale of the edge's rate: ten times the traffic is 1.6 px more. */
export function edgeWidth(edge: GraphEdge): number {
  const rate = edgeAmount(edge) / (edge.protocol === "tcp" ? BYTES_LIKE_ONE_REQUEST : 1);
  const width = THINNEST + 1.6 * Math.log10(1 + rate);
  return Math.round(Math.min(WIDEST, width) * 10) / 10;
}
