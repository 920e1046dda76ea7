import type { Graph } from "@/lib/domain/graph/graph";
import type { LayoutGraph } from "./layout-graph";
import { boxId } from "./namespace-box";

/** What layout needs of a graph. Nodes are grouped by namespace whether or not boxes are drawn, so boxes move nothing. */
export function layoutGraphOf(graph: Graph, homeCluster: string): LayoutGraph {
  return {
    nodes: graph.nodes.map((node) => ({ id: node.id, group: boxId(node, homeCluster) })),
    edges: graph.edges.map(({ source, target }) => ({ source, target })),
  };
}
