import type { Graph, GraphNode } from "@/lib/domain/graph/graph";

/**
 * Ids of the nodes that contain every word of `text` in their name, namespace, version, app, service or type, worst
 * match last: names that start with the text come first, then by id. Empty text finds nothing.
 */
export function findNodes(graph: Graph, text: string): readonly string[] {
  const words = text
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== "");
  const first = words[0];
  if (first === undefined) return [];
  const rank = (node: GraphNode): number => (node.name.toLowerCase().startsWith(first) ? 0 : 1);
  return graph.nodes
    .filter((node) => words.every((word) => searchText(node).includes(word)))
    .sort((a, b) => rank(a) - rank(b) || (a.id < b.id ? -1 : 1))
    .map(({ id }) => id);
}

function searchText({ name, namespace, version, app, service, workload, type }: GraphNode): string {
  return [name, namespace, version, app, service, workload, type].join(" ").toLowerCase();
}
