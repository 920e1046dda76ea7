import type { Flow } from "./flow";
import { SIDES, type Pair, type Side, type SideReport } from "./pair";
import { hasTraffic, shareIn, shareOf, sumReports, type Report } from "./report";

/** The sum over all services, or null where the side reports no traffic. */
function totalOf(reports: readonly SideReport[]): Report | null {
  const sum = sumReports(reports.map(({ report }) => report));
  return sum && hasTraffic(sum) ? sum : null;
}

/** Completes a flow with the reports that decide; null where no side reports. */
export function completeFlow(flow: Omit<Flow, "edge" | "inbound">): Flow | null {
  const { client, waypoint, server } = flow;
  const edge = client ?? waypoint ?? server;
  const inbound = server ?? waypoint ?? client;
  return edge && inbound ? { ...flow, edge, inbound } : null;
}

/**
 * Splits a pair by the services that were called. The client knows which ones (a server names one service for a
 * workload behind several), so the other sides' totals are apportioned by the client's shares. Without a client's
 * report the waypoint's services stand, else the server's. Services without traffic are left out.
 */
export function splitServices(pair: Pair): readonly Flow[] {
  const totals = {
    client: totalOf(pair.sides.client),
    waypoint: totalOf(pair.sides.waypoint),
    server: totalOf(pair.sides.server),
  };
  const lead = SIDES.find((side) => totals[side] !== null);
  const leadTotal = lead && totals[lead];
  if (!lead || !leadTotal) return [];
  const flows: Flow[] = [];
  for (const { service, report } of pair.sides[lead]) {
    if (!hasTraffic(report)) continue;
    const share = shareIn(report, leadTotal);
    const part = (side: Side): Report | null => {
      if (side === lead) return report;
      return share > 0 ? shareOf(totals[side], share) : null;
    };
    const { source, destination, protocol } = pair;
    const sides = { client: part("client"), waypoint: part("waypoint"), server: part("server") };
    const flow = completeFlow({ source, destination, service, protocol, ...sides });
    if (flow) flows.push(flow);
  }
  return flows;
}
