import { calledService } from "./called-service";
import { serviceKey, type CalledService } from "./flow";
import { flowEnds } from "./flow-ends";
import { getOrMake } from "./get-or-make";
import { PROTOCOLS, type Protocol } from "./graph";
import { SIDES, type Pair, type Side, type SideReport } from "./pair";
import { addRow, emptyReport } from "./report";
import type { TelemetryRow } from "./telemetry-row";

interface OpenPair extends Pair {
  readonly index: number;
  readonly sides: Record<Side, SideReport[]>;
}

interface NumberedService {
  readonly key: string;
  readonly index: number;
}

const SIDE_OF_REPORTER = new Map<string, Side>([
  ["source", "client"],
  ["waypoint", "waypoint"],
  ["destination", "server"],
]);

/** More ends and services than any answer has; numbers made of two stay below Number.MAX_SAFE_INTEGER. */
const MOST = 2 ** 24;

function protocolOf(text: string): Protocol | undefined {
  for (const protocol of PROTOCOLS) if (protocol === text) return protocol;
  return undefined;
}

function numberedServices(): (service: CalledService) => NumberedService {
  const namespaces = new Map<string, Map<string, NumberedService>>();
  const newNamespace = (): Map<string, NumberedService> => new Map();
  let size = 0;
  return (service) =>
    getOrMake(getOrMake(namespaces, service.namespace, newNamespace), service.name, () => ({
      key: serviceKey(service),
      index: size++,
    }));
}

/** Finds the report that a row belongs to. One map of all of them takes far less memory than one for each pair. */
function sideReports(): (pair: OpenPair, side: Side, service: CalledService) => SideReport {
  const numbered = numberedServices();
  const found = new Map<number, SideReport>();
  return (pair, side, service) => {
    const { key, index } = numbered(service);
    const number = (pair.index * SIDES.length + SIDES.indexOf(side)) * MOST + index;
    const held = found.get(number);
    if (held) {
      const { host } = held.service;
      if (host === "" || (service.host !== "" && service.host < host)) held.service = service;
      return held;
    }
    const fresh = { key, service, report: emptyReport() };
    found.set(number, fresh);
    // Most sides name one service; a list that grows would reserve room for many.
    if (pair.sides[side].length === 0) pair.sides[side] = [fresh];
    else pair.sides[side].push(fresh);
    return fresh;
  };
}

/**
 * Groups rows by source, destination and protocol (proxies and ztunnels apart), and within each pair by side and
 * service. Rows with an unknown reporter or protocol, or without a positive value, are left out.
 */
export function groupPairs(rows: readonly TelemetryRow[], homeCluster: string): readonly Pair[] {
  const ends = flowEnds(homeCluster);
  const reportOf = sideReports();
  const pairs = new Map<number, OpenPair>();
  for (const row of rows) {
    const side = SIDE_OF_REPORTER.get(row.reporter);
    const protocol = protocolOf(row.protocol);
    if (!side || !protocol || !(row.value > 0)) continue;
    const service = calledService(row);
    const source = ends.source(row);
    const destination = ends.destination(row, service);
    const ztunnel = row.dataplane === "ztunnel";
    const kind = 2 * PROTOCOLS.indexOf(protocol) + Number(ztunnel);
    const number = (kind * MOST + source.index) * MOST + destination.index;
    let pair = pairs.get(number);
    if (!pair) {
      const sides = { client: [], waypoint: [], server: [] };
      pair = { source, destination, protocol, ztunnel, index: pairs.size, sides };
      pairs.set(number, pair);
    }
    addRow(reportOf(pair, side, service).report, row);
  }
  return [...pairs.values()];
}
