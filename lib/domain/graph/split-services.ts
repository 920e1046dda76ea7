import type { Flow } from "./flow";
import { SIDES, type Pair, type SideReports } from "./pair";
import { addReport, emptyReport, reportWeight, shareOf, type Report } from "./report";

/** The sum over all services, or null where the side reports no traffic. */
function sumOf(reports: SideReports): Report | null {
  const [first, ...others] = reports.values();
  if (!first) return null;
  let sum = first.report;
  if (others.length > 0) {
    sum = emptyReport();
    for (const { report } of reports.values()) addReport(sum, report);
  }
  return reportWeight(sum) > 0 ? sum : null;
}

/** Completes a flow with the reports that decide; none where no side reports. */
export function completeFlow(flow: Omit<Flow, "edge" | "inbound">): readonly Flow[] {
  const { client, waypoint, server } = flow;
  const edge = client ?? waypoint ?? server;
  const inbound = server ?? waypoint ?? client;
  return edge && inbound ? [{ ...flow, edge, inbound }] : [];
}

/**
 * Splits a pair by the services that were called. The client knows which ones (a server names one service for a
 * workload behind several), so the other sides' totals are apportioned by the client's shares. Without a client's
 * report the waypoint's services stand, else the server's. Services without traffic are left out.
 */
export function splitServices(pair: Pair): readonly Flow[] {
  const totals = {
    client: sumOf(pair.sides.client),
    waypoint: sumOf(pair.sides.waypoint),
    server: sumOf(pair.sides.server),
  };
  const lead = SIDES.find((side) => totals[side] !== null);
  const leadTotal = lead && totals[lead];
  if (!lead || !leadTotal) return [];
  const weight = reportWeight(leadTotal);
  const flows: Flow[] = [];
  for (const { service, report } of pair.sides[lead].values()) {
    const share = reportWeight(report) / weight;
    if (share === 0) continue;
    const part = (side: (typeof SIDES)[number]): Report | null =>
      side === lead ? report : shareOf(totals[side], share);
    const { source, destination, protocol } = pair;
    const sides = { client: part("client"), waypoint: part("waypoint"), server: part("server") };
    flows.push(...completeFlow({ source, destination, service, protocol, ...sides }));
  }
  return flows;
}
