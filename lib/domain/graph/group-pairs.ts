import { calledService } from "./called-service";
import { serviceKey, type CalledService } from "./flow";
import { flowEnds } from "./flow-ends";
import { PROTOCOLS, type Protocol } from "./graph";
import type { Pair, Side } from "./pair";
import { addRow, emptyReport } from "./report";
import type { TelemetryRow } from "./telemetry-row";

const SIDE_OF_REPORTER = new Map<string, Side>([
  ["source", "client"],
  ["waypoint", "waypoint"],
  ["destination", "server"],
]);

function protocolOf(text: string): Protocol | undefined {
  return PROTOCOLS.find((protocol) => protocol === text);
}

function addToSide(pair: Pair, side: Side, service: CalledService, row: TelemetryRow): void {
  const reports = pair.sides[side];
  const key = serviceKey(service);
  let entry = reports.get(key);
  if (!entry) {
    entry = { service, report: emptyReport() };
    reports.set(key, entry);
  } else if (entry.service.host === "" || (service.host !== "" && service.host < entry.service.host))
    entry.service = service;
  addRow(entry.report, row);
}

/**
 * Groups rows by source, destination and protocol (proxies and ztunnels apart), and within each pair by side and
 * service. Rows with an unknown reporter or protocol, or without a positive value, are left out.
 */
export function groupPairs(rows: readonly TelemetryRow[], homeCluster: string): readonly Pair[] {
  const ends = flowEnds(homeCluster);
  const pairs = new Map<string, Pair>();
  for (const row of rows) {
    const side = SIDE_OF_REPORTER.get(row.reporter);
    const protocol = protocolOf(row.protocol);
    if (!side || !protocol || !(row.value > 0)) continue;
    const service = calledService(row);
    const source = ends.source(row);
    const destination = ends.destination(row, service);
    const ztunnel = row.dataplane === "ztunnel";
    const key = `${source.index} ${destination.index} ${protocol} ${ztunnel}`;
    let pair = pairs.get(key);
    if (!pair) {
      const sides = { client: new Map(), waypoint: new Map(), server: new Map() };
      pair = { source, destination, protocol, ztunnel, sides };
      pairs.set(key, pair);
    }
    addToSide(pair, side, service, row);
  }
  return [...pairs.values()];
}
