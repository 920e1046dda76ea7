import type { GraphEdge } from "@/lib/domain/graph/graph";

const TOLERATED = 0.05;

/** Whether client and server both report an edge and their totals differ by more than 5 %. */
export function reportsDiffer({ reported: { source, destination } }: GraphEdge): boolean {
  if (source === null || destination === null) return false;
  return Math.abs(source - destination) > TOLERATED * Math.max(source, destination);
}
