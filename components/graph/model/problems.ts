import type { Graph, GraphEdge, GraphNode } from "@/lib/domain/graph/graph";
import type { Health } from "@/lib/domain/health/health";

/** A node or an edge that needs attention. */
export interface Problem {
  readonly id: string;
  readonly health: Health;
  /** Failing requests per second. */
  readonly errorsPerSecond: number;
  readonly node: GraphNode | null;
  readonly edge: GraphEdge | null;
}

const WEIGHT = { failure: 0, degraded: 1, noData: 2, noTraffic: 2, healthy: 2 } as const;

/** Failing before degraded, then by failing requests per second; nodes before edges of equal weight. */
export function problems(graph: Graph): readonly Problem[] {
  const nodes = graph.nodes.map((node): Problem => ({
    id: node.id,
    health: node.health,
    errorsPerSecond: inboundErrors(node),
    node,
    edge: null,
  }));
  const edges = graph.edges.map((edge): Problem => ({
    id: edge.id,
    health: edge.health,
    errorsPerSecond: edge.errorsPerSecond,
    node: null,
    edge,
  }));
  return [...nodes, ...edges]
    .filter(({ health }) => WEIGHT[health.status] < 2)
    .sort(
      (a, b) => WEIGHT[a.health.status] - WEIGHT[b.health.status] || b.errorsPerSecond - a.errorsPerSecond,
    );
}

function inboundErrors(node: GraphNode): number {
  return node.traffic
    .filter(({ direction }) => direction === "inbound")
    .reduce((sum, { errorsPerSecond }) => sum + errorsPerSecond, 0);
}
