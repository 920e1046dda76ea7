import type { Flow } from "./flow";
import type { GraphEdge, Protocol } from "./graph";
import type { GraphOptions } from "./graph-options";
import type { NodeRef } from "./node-ref";
import type { Leg } from "./project-flows";
import { errorRate, sumReports, type Report } from "./report";
import { sortedCodes } from "./sorted-codes";

/** All flows of one edge, added up. */
export interface EdgeSum {
  readonly id: string;
  readonly source: NodeRef;
  readonly target: NodeRef;
  readonly protocol: Protocol;
  readonly legs: readonly Leg[];
  readonly report: Report;
}

/** Adds up the flows of each edge; the edges are sorted by id. */
export function collectEdges(legs: readonly Leg[]): readonly EdgeSum[] {
  const edges = new Map<string, Leg[]>();
  for (const leg of legs) {
    const id = `${leg.source.id}>${leg.target.id}:${leg.flow.protocol}`;
    const held = edges.get(id);
    if (held) held.push(leg);
    else edges.set(id, [leg]);
  }
  const sums: EdgeSum[] = [];
  for (const [id, ofEdge] of edges) {
    const first = ofEdge[0];
    const report = sumReports(ofEdge.map(({ flow }) => flow.edge));
    if (!first || !report) continue;
    const { source, target, flow } = first;
    sums.push({ id, source, target, protocol: flow.protocol, legs: ofEdge, report });
  }
  return sums.sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** What one side reported of an edge; null where it reported nothing. */
function reportedTotal({ legs, protocol }: EdgeSum, reportOf: (flow: Flow) => Report | null): number | null {
  const measure = protocol === "tcp" ? "tcpToServer" : "requests";
  let total: number | null = null;
  for (const { flow } of legs) {
    const report = reportOf(flow);
    if (report) total = (total ?? 0) + report.totals[measure];
  }
  return total;
}

/** Percent of traffic under mutual TLS, as servers (or waypoints in front of them) saw it; null where none knows. */
function mtlsPercent({ legs }: EdgeSum): number | null {
  let mutualTls = 0;
  let plaintext = 0;
  for (const { flow } of legs) {
    const { server, waypoint } = flow;
    const knows = server && server.mutualTls + server.plaintext > 0 ? server : waypoint;
    mutualTls += knows?.mutualTls ?? 0;
    plaintext += knows?.plaintext ?? 0;
  }
  if (mutualTls === 0) return plaintext === 0 ? null : 0;
  return plaintext === 0 ? 100 : (100 * mutualTls) / (mutualTls + plaintext);
}

/** The figures an edge shows. */
export function edgeFigures(
  edge: EdgeSum,
  options: Pick<GraphOptions, "throughput" | "messages">,
): Omit<GraphEdge, "id" | "source" | "target" | "protocol" | "health" | "responseTimeMs"> {
  const { protocol, report } = edge;
  const { totals } = report;
  const isTcp = protocol === "tcp";
  const bytes = (tcp: number, http: number): number | null => {
    if (isTcp) return tcp;
    return options.throughput ? http : null;
  };
  return {
    requestsPerSecond: totals.requests,
    errorsPerSecond: errorRate(report, protocol),
    bytesToServerPerSecond: bytes(totals.tcpToServer, totals.requestBytes),
    bytesToClientPerSecond: bytes(totals.tcpToClient, totals.responseBytes),
    messagesToServerPerSecond: options.messages ? totals.requestMessages : null,
    messagesToClientPerSecond: options.messages ? totals.responseMessages : null,
    codes: sortedCodes(report),
    mtlsPercent: mtlsPercent(edge),
    reported: {
      source: reportedTotal(edge, ({ client }) => client),
      destination: reportedTotal(edge, ({ server, waypoint }) => server ?? waypoint),
    },
  };
}
