import { calledService } from "./called-service";
import { serviceKey, type CalledService } from "./flow";
import { flowEnds } from "./flow-ends";
import { getOrMake } from "./get-or-make";
import { PROTOCOLS, type Protocol } from "./graph";
import type { Pair, Side, SideReports } from "./pair";
import { addRow, emptyReport } from "./report";
import type { TelemetryRow } from "./telemetry-row";

const SIDE_OF_REPORTER = new Map<string, Side>([
  ["source", "client"],
  ["waypoint", "waypoint"],
  ["destination", "server"],
]);

/** More ends than any answer has; numbers of pairs stay below Number.MAX_SAFE_INTEGER. */
const MOST_ENDS = 2 ** 24;

function protocolOf(text: string): Protocol | undefined {
  for (const protocol of PROTOCOLS) if (protocol === text) return protocol;
  return undefined;
}

/** `serviceKey`, joined once for each service. */
function serviceKeys(): (service: CalledService) => string {
  const namespaces = new Map<string, Map<string, string>>();
  return (service) => {
    const keys = getOrMake(namespaces, service.namespace, () => new Map<string, string>());
    return getOrMake(keys, service.name, () => serviceKey(service));
  };
}

function addToSide(reports: SideReports, key: string, service: CalledService, row: TelemetryRow): void {
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
  const keyOf = serviceKeys();
  const pairs = new Map<number, Pair>();
  for (const row of rows) {
    const side = SIDE_OF_REPORTER.get(row.reporter);
    const protocol = protocolOf(row.protocol);
    if (!side || !protocol || !(row.value > 0)) continue;
    const service = calledService(row);
    const source = ends.source(row);
    const destination = ends.destination(row, service);
    const ztunnel = row.dataplane === "ztunnel";
    const kind = 2 * PROTOCOLS.indexOf(protocol) + Number(ztunnel);
    const number = (kind * MOST_ENDS + source.index) * MOST_ENDS + destination.index;
    let pair = pairs.get(number);
    if (!pair) {
      const sides = { client: new Map(), waypoint: new Map(), server: new Map() };
      pair = { source, destination, protocol, ztunnel, sides };
      pairs.set(number, pair);
    }
    addToSide(pair.sides[side], keyOf(service), service, row);
  }
  return [...pairs.values()];
}
