import type { LayoutEdge, LayoutGraph, LayoutNode } from "./layout-graph";

/** A set of nodes laid out together, and the edges within it. */
export interface LayoutGroup {
  readonly key: string;
  readonly ids: string[];
  readonly edges: LayoutEdge[];
}

export interface GroupedGraph {
  readonly groups: readonly LayoutGroup[];
  /** Edges between groups, by group key, without repetition. */
  readonly links: readonly LayoutEdge[];
  /** Edges between groups, by node. */
  readonly crossing: readonly LayoutEdge[];
}

const LONERS_TO_POOL = 12;

/**
 * Splits a graph into its groups. A node without a group is one of its own, except where there are many: then they share
 * one, so that they do not scatter. O(nodes + edges).
 */
export function layoutGroups(graph: LayoutGraph): GroupedGraph {
  const pooled = graph.nodes.filter((node) => node.group === null).length > LONERS_TO_POOL;
  const groups = new Map<string, LayoutGroup>();
  const groupOf = new Map<string, string>();
  for (const node of graph.nodes) {
    const key = keyOf(node, pooled);
    groupOf.set(node.id, key);
    const group = groups.get(key) ?? { key, ids: [], edges: [] };
    group.ids.push(node.id);
    groups.set(key, group);
  }
  const links = new Map<string, LayoutEdge>();
  const crossing: LayoutEdge[] = [];
  for (const edge of graph.edges) {
    const source = groupOf.get(edge.source);
    const target = groupOf.get(edge.target);
    if (source === undefined || target === undefined) continue;
    if (source === target) groups.get(source)?.edges.push(edge);
    else {
      crossing.push(edge);
      links.set(`${source}\n${target}`, { source, target });
    }
  }
  return { groups: [...groups.values()], links: [...links.values()], crossing };
}

function keyOf(node: LayoutNode, pooled: boolean): string {
  if (node.group !== null) return `group ${node.group}`;
  return pooled ? "loners" : `node ${node.id}`;
}
