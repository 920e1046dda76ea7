import { PROTOCOLS, type NodeTraffic, type Protocol } from "./graph";
import type { NodeRef } from "./node-ref";
import type { Leg } from "./project-flows";
import { addReport, emptyReport, errorRate, type Report } from "./report";
import { sortedCodes } from "./sorted-codes";

/** A node with the sums of its flows, by direction and protocol. */
export interface NodeSum {
  readonly ref: NodeRef;
  readonly inbound: Map<Protocol, Report>;
  readonly outbound: Map<Protocol, Report>;
}

function addTo(sums: Map<Protocol, Report>, protocol: Protocol, report: Report): void {
  let sum = sums.get(protocol);
  if (!sum) {
    sum = emptyReport();
    sums.set(protocol, sum);
  }
  addReport(sum, report);
}

/** Adds up the traffic of each node: inbound as servers saw it where they report, outbound as clients saw it. */
export function collectNodes(legs: readonly Leg[]): readonly NodeSum[] {
  const nodes = new Map<string, NodeSum>();
  const sumOf = (ref: NodeRef): NodeSum => {
    let node = nodes.get(ref.id);
    if (!node) {
      node = { ref, inbound: new Map(), outbound: new Map() };
      nodes.set(ref.id, node);
    }
    return node;
  };
  for (const { source, target, flow } of legs) {
    addTo(sumOf(source).outbound, flow.protocol, flow.edge);
    addTo(sumOf(target).inbound, flow.protocol, flow.inbound);
  }
  return [...nodes.values()];
}

/** The sums of a node as traffic; bytes count both ways. */
export function nodeTraffic(node: NodeSum): readonly NodeTraffic[] {
  return (["inbound", "outbound"] as const).flatMap((direction) =>
    PROTOCOLS.flatMap((protocol) => {
      const report = node[direction].get(protocol);
      if (!report) return [];
      const { totals } = report;
      const bytes =
        protocol === "tcp"
          ? totals.tcpToServer + totals.tcpToClient
          : totals.requestBytes + totals.responseBytes;
      return [
        {
          protocol,
          direction,
          requestsPerSecond: totals.requests,
          errorsPerSecond: errorRate(report, protocol),
          bytesPerSecond: bytes,
          codes: sortedCodes(report),
        },
      ];
    }),
  );
}
