import type { Graph } from "@/lib/domain/graph/graph";

/** More than this cannot be read as a picture, nor drawn at a bearable speed. */
export const MAX_DRAWN = { nodes: 3000, edges: 9000 };
const LARGE_FROM = 300;

/** Whether the drawing must be kept cheap. */
export function isLargeGraph({ nodes, edges }: Graph): boolean {
  return nodes.length + edges.length > LARGE_FROM;
}

/** Whether the graph is not drawn at all. */
export function isTooLarge({ nodes, edges }: Graph): boolean {
  return nodes.length > MAX_DRAWN.nodes || edges.length > MAX_DRAWN.edges;
}
