import type { Flow } from "./flow";
import type { GraphEdge, Protocol } from "./graph";
import type { GraphOptions } from "./graph-options";
import type { NodeRef } from "./node-ref";
import type { Leg } from "./project-flows";
import { addReport, emptyReport, errorRate, type Report } from "./report";
import { sortedCodes } from "./sorted-codes";

/** All flows of one edge, added up. */
export interface EdgeSum {
  readonly id: string;
  readonly source: NodeRef;
  readonly target: NodeRef;
  readonly protocol: Protocol;
  readonly legs: Leg[];
  readonly report: Report;
}

/** Adds up the flows of each edge; edges without requests, bytes or messages are left out. */
export function collectEdges(legs: readonly Leg[]): readonly EdgeSum[] {
  const edges = new Map<string, EdgeSum>();
  for (const leg of legs) {
    const { source, target, flow } = leg;
    const id = `${source.id}>${target.id}:${flow.protocol}`;
    let edge = edges.get(id);
    if (!edge) {
      edge = { id, source, target, protocol: flow.protocol, legs: [], report: emptyReport() };
      edges.set(id, edge);
    }
    edge.legs.push(leg);
    addReport(edge.report, flow.edge);
  }
  return [...edges.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

function reportedTotal(reports: readonly (Report | null)[], protocol: Protocol): number | null {
  let total: number | null = null;
  for (const report of reports)
    if (report) total = (total ?? 0) + report.totals[protocol === "tcp" ? "tcpToServer" : "requests"];
  return total;
}

/** Percent of traffic under mutual TLS, as servers (or waypoints in front of them) saw it; null where none knows. */
function mtlsPercent(flows: readonly Flow[]): number | null {
  let mutualTls = 0;
  let plaintext = 0;
  for (const { server, waypoint } of flows) {
    const knows = [server, waypoint].find((report) => report && report.mutualTls + report.plaintext > 0);
    mutualTls += knows?.mutualTls ?? 0;
    plaintext += knows?.plaintext ?? 0;
  }
  if (mutualTls === 0) return plaintext === 0 ? null : 0;
  return plaintext === 0 ? 100 : (100 * mutualTls) / (mutualTls + plaintext);
}

/** The figures an edge shows. */
export function edgeFigures(
  { protocol, report, legs }: EdgeSum,
  options: Pick<GraphOptions, "throughput" | "messages">,
): Omit<GraphEdge, "id" | "source" | "target" | "protocol" | "health" | "responseTimeMs"> {
  const { totals } = report;
  const isTcp = protocol === "tcp";
  const flows = legs.map((leg) => leg.flow);
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
    mtlsPercent: mtlsPercent(flows),
    reported: {
      source: reportedTotal(
        flows.map((flow) => flow.client),
        protocol,
      ),
      destination: reportedTotal(
        flows.map((flow) => flow.server ?? flow.waypoint),
        protocol,
      ),
    },
  };
}
