import type { Graph, GraphEdge, GraphNode } from "@/lib/domain/graph/graph";
import { boxId, selectedBox } from "./namespace-box";

/** What the URL's `selected` means in the graph that is shown. */
export type Selection =
  { readonly kind: "none" } | { readonly kind: "gone" } | NodeSelection | EdgeSelection | NamespaceSelection;

export interface NodeSelection {
  readonly kind: "node";
  readonly node: GraphNode;
  readonly inbound: readonly GraphEdge[];
  readonly outbound: readonly GraphEdge[];
}

export interface EdgeSelection {
  readonly kind: "edge";
  readonly edge: GraphEdge;
  readonly source: GraphNode;
  readonly target: GraphNode;
}

export interface NamespaceSelection {
  readonly kind: "namespace";
  readonly namespace: string;
  readonly nodes: readonly GraphNode[];
  readonly inbound: readonly GraphEdge[];
  readonly outbound: readonly GraphEdge[];
  readonly within: readonly GraphEdge[];
}

/** Finds what is selected; "gone" where this graph has no such thing (another graph type, no more traffic). */
export function resolveSelection(graph: Graph, selected: string | null, homeCluster: string): Selection {
  if (selected === null) return { kind: "none" };
  if (selectedBox(selected) !== null) return selectNamespace(graph, selected, homeCluster);
  const node = graph.nodes.find(({ id }) => id === selected);
  if (node !== undefined) {
    return {
      kind: "node",
      node,
      inbound: graph.edges.filter(({ target }) => target === selected),
      outbound: graph.edges.filter(({ source }) => source === selected),
    };
  }
  const edge = graph.edges.find(({ id }) => id === selected);
  const source = graph.nodes.find(({ id }) => id === edge?.source);
  const target = graph.nodes.find(({ id }) => id === edge?.target);
  if (edge === undefined || source === undefined || target === undefined) return { kind: "gone" };
  return { kind: "edge", edge, source, target };
}

function selectNamespace(graph: Graph, selected: string, homeCluster: string): Selection {
  const nodes = graph.nodes.filter((node) => boxId(node, homeCluster) === selected);
  if (nodes.length === 0) return { kind: "gone" };
  const inside = new Set(nodes.map(({ id }) => id));
  const edges = graph.edges.filter(({ source, target }) => inside.has(source) || inside.has(target));
  return {
    kind: "namespace",
    namespace: selectedBox(selected) ?? "",
    nodes,
    inbound: edges.filter(({ source }) => !inside.has(source)),
    outbound: edges.filter(({ target }) => !inside.has(target)),
    within: edges.filter(({ source, target }) => inside.has(source) && inside.has(target)),
  };
}
