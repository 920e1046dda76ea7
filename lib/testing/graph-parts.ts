import type { Graph, GraphEdge, GraphNode } from "@/lib/domain/graph/graph";

/** A healthy workload in namespace bookinfo, with what a test says of it. */
export function graphNode(part: Partial<GraphNode> & Pick<GraphNode, "id">): GraphNode {
  return {
    type: "workload",
    cluster: "Kubernetes",
    namespace: "bookinfo",
    name: part.id,
    health: { status: "healthy", why: "nothing fails" },
    traffic: [],
    ...part,
  };
}

/** A healthy HTTP edge of one request per second, with what a test says of it. */
export function graphEdge(
  source: string,
  target: string,
  part: Partial<Omit<GraphEdge, "source" | "target">> = {},
): GraphEdge {
  const protocol = part.protocol ?? "http";
  return {
    id: `${source}>${target}:${protocol}`,
    source,
    target,
    protocol,
    requestsPerSecond: 1,
    errorsPerSecond: 0,
    bytesToServerPerSecond: null,
    bytesToClientPerSecond: null,
    messagesToServerPerSecond: null,
    messagesToClientPerSecond: null,
    codes: [],
    mtlsPercent: 100,
    reported: { source: 1, destination: 1 },
    health: { status: "healthy", why: "nothing fails" },
    ...part,
  };
}

/** A workload graph of these edges; its nodes are their ends unless given. */
export function graphOf(edges: readonly GraphEdge[], nodes?: readonly GraphNode[]): Graph {
  const ends = [...new Set(edges.flatMap(({ source, target }) => [source, target]))];
  return { type: "workload", nodes: nodes ?? ends.map((id) => graphNode({ id })), edges, warnings: [] };
}
