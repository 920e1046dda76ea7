import { Graph, layout, type EdgeLabel, type GraphLabel, type NodeLabel } from "@dagrejs/dagre";
import type { LayoutEdge, Point } from "./layout-graph";

export interface Box {
  readonly width: number;
  readonly height: number;
}

export interface Placed extends Box {
  /** Centres, from the box's top left corner. */
  readonly positions: ReadonlyMap<string, Point>;
}

interface Spacing {
  readonly between: number;
  readonly ranks: number;
}

/**
 * Places boxes in layers from left to right, callers before callees (Sugiyama's method as dagre implements it). Time
 * grows faster than the square of the number of boxes: callers bound it.
 */
export function layeredPositions(
  boxes: ReadonlyMap<string, Box>,
  edges: readonly LayoutEdge[],
  spacing: Spacing,
): Placed {
  const graph = new Graph<GraphLabel, NodeLabel, EdgeLabel>();
  graph.setGraph({ rankdir: "LR", nodesep: spacing.between, ranksep: spacing.ranks, edgesep: 16 });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const [id, box] of boxes) graph.setNode(id, { width: box.width, height: box.height });
  for (const edge of edges) if (edge.source !== edge.target) graph.setEdge(edge.source, edge.target);
  layout(graph);
  const positions = new Map<string, Point>();
  for (const id of boxes.keys()) {
    const { x = 0, y = 0 } = graph.node(id);
    positions.set(id, { x, y });
  }
  const { width = 0, height = 0 } = graph.graph();
  return { width, height, positions };
}
