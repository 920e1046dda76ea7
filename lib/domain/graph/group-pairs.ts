import { calledService } from "./called-service";
import { endKey, serviceKey, type CalledService, type FlowEnd } from "./flow";
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

function sourceOf(row: TelemetryRow, homeCluster: string): FlowEnd {
  return {
    cluster: row.sourceCluster || homeCluster,
    namespace: row.sourceNamespace,
    workload: row.sourceWorkload,
    app: row.sourceApp,
    version: row.sourceVersion,
  };
}

/** A destination without a workload is where its service is; which service it is, the client's report decides. */
function destinationOf(row: TelemetryRow, service: CalledService, homeCluster: string): FlowEnd {
  const cluster = row.destinationCluster || homeCluster;
  if (row.destinationWorkload === "")
    return { cluster, namespace: service.namespace, workload: "", app: "", version: "" };
  return {
    cluster,
    namespace: row.destinationNamespace,
    workload: row.destinationWorkload,
    app: row.destinationApp,
    version: row.destinationVersion,
  };
}

/** The one of two names to keep, whatever their order: the known one, else the first in the alphabet. */
function settleName(a: string, b: string): string {
  if (a === b || b === "") return a;
  return a === "" || b < a ? b : a;
}

function settleEnd(a: FlowEnd, b: FlowEnd): FlowEnd {
  if (a.app === b.app && a.version === b.version) return a;
  return { ...a, app: settleName(a.app, b.app), version: settleName(a.version, b.version) };
}

function addToSide(pair: Pair, side: Side, service: CalledService, row: TelemetryRow): void {
  const reports = pair.sides[side];
  const key = serviceKey(service);
  let entry = reports.get(key);
  if (!entry) {
    entry = { service, report: emptyReport() };
    reports.set(key, entry);
  } else if (entry.service.host !== service.host)
    entry.service = { ...service, host: settleName(entry.service.host, service.host) };
  addRow(entry.report, row);
}

/**
 * Groups rows by source, destination and protocol (proxies and ztunnels apart), and within each pair by side and
 * service. Rows with an unknown reporter or protocol, or without a positive value, are left out.
 */
export function groupPairs(rows: readonly TelemetryRow[], homeCluster: string): readonly Pair[] {
  const pairs = new Map<string, Pair>();
  for (const row of rows) {
    const side = SIDE_OF_REPORTER.get(row.reporter);
    const protocol = protocolOf(row.protocol);
    if (!side || !protocol || !(row.value > 0)) continue;
    const service = calledService(row);
    const source = sourceOf(row, homeCluster);
    const destination = destinationOf(row, service, homeCluster);
    const sourceKey = endKey(source);
    const destinationKey = endKey(destination);
    const ztunnel = row.dataplane === "ztunnel";
    const key = `${sourceKey}\0\0${destinationKey}\0\0${protocol}${ztunnel}`;
    let pair = pairs.get(key);
    if (pair) {
      pair.source = settleEnd(pair.source, source);
      pair.destination = settleEnd(pair.destination, destination);
    } else {
      const sides = { client: new Map(), waypoint: new Map(), server: new Map() };
      pair = { sourceKey, destinationKey, source, destination, protocol, ztunnel, sides };
      pairs.set(key, pair);
    }
    addToSide(pair, side, service, row);
  }
  return [...pairs.values()];
}
