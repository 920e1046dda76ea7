import type { GraphNode } from "@/lib/domain/graph/graph";

const PREFIX = "ns:";

/** The id of the namespace box a node stands in; null for a node that belongs to no namespace. */
export function boxId(node: GraphNode, homeCluster: string): string | null {
  if (node.namespace === "") return null;
  return `${PREFIX}${node.cluster === homeCluster || node.cluster === "" ? "" : `${node.cluster}/`}${node.namespace}`;
}

/** The namespace, with its cluster where it is not the home cluster, that a selection names; null for another selection. */
export function selectedBox(selected: string): string | null {
  return selected.startsWith(PREFIX) ? selected.slice(PREFIX.length) : null;
}
