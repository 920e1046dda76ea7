import type { GraphResponse } from "@/lib/contracts/graph-response";
import type { Graph, GraphEdge, GraphNode, GraphWarning } from "@/lib/domain/graph/graph";
import type { QueryRecord } from "@/lib/domain/graph/tick";
import { toQuery } from "./to-query";
import { roundPercent, roundSignificant } from "./round-significant";

interface Figures extends Pick<GraphResponse, "at" | "windowSeconds"> {
  readonly warnings: readonly GraphWarning[];
  readonly queries: readonly QueryRecord[];
}

/** The graph as the API documents it: what only the page needs is left out, rates have six significant digits. */
export function toGraphResponse(graph: Graph, figures: Figures): GraphResponse {
  const { at, windowSeconds, warnings, queries } = figures;
  return {
    at,
    windowSeconds,
    type: graph.type,
    nodes: graph.nodes.map(toNode),
    edges: graph.edges.map(toEdge),
    warnings: [...warnings, ...graph.warnings],
    queries: queries.map(toQuery),
  };
}

function toNode({ traffic, ...node }: GraphNode): GraphResponse["nodes"][number] {
  return node;
}

function toEdge(edge: GraphEdge): GraphResponse["edges"][number] {
  const { messagesToServerPerSecond, messagesToClientPerSecond, responseTimeMs } = edge;
  return {
    id: edge.id,
    source: edge.source,
    target: edge.target,
    protocol: edge.protocol,
    requestsPerSecond: roundSignificant(edge.requestsPerSecond),
    errorsPerSecond: roundSignificant(edge.errorsPerSecond),
    bytesToServerPerSecond: roundNullable(edge.bytesToServerPerSecond),
    bytesToClientPerSecond: roundNullable(edge.bytesToClientPerSecond),
    codes: edge.codes.map(({ code, flags, requestsPerSecond }) => ({
      code,
      flags,
      requestsPerSecond: roundSignificant(requestsPerSecond),
    })),
    mtlsPercent: edge.mtlsPercent === null ? null : roundPercent(edge.mtlsPercent),
    reported: {
      source: roundNullable(edge.reported.source),
      destination: roundNullable(edge.reported.destination),
    },
    ...(messagesToServerPerSecond === null
      ? {}
      : { messagesToServerPerSecond: roundSignificant(messagesToServerPerSecond) }),
    ...(messagesToClientPerSecond === null
      ? {}
      : { messagesToClientPerSecond: roundSignificant(messagesToClientPerSecond) }),
    ...(responseTimeMs === undefined ? {} : { responseTimeMs: roundTimes(responseTimeMs) }),
  };
}

function roundNullable(value: number | null): number | null {
  return value === null ? null : roundSignificant(value);
}

function roundTimes(
  times: NonNullable<GraphEdge["responseTimeMs"]>,
): NonNullable<GraphEdge["responseTimeMs"]> {
  return Object.fromEntries(Object.entries(times).map(([name, value]) => [name, roundSignificant(value)]));
}
