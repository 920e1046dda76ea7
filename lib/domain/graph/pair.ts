import type { CalledService, FlowEnd } from "./flow";
import type { Protocol } from "./graph";
import type { Report } from "./report";

export const SIDES = ["client", "waypoint", "server"] as const;
export type Side = (typeof SIDES)[number];

/** What one side reported of a pair's calls to one service. */
export interface SideReport {
  /** The service's `serviceKey`. */
  readonly key: string;
  service: CalledService;
  readonly report: Report;
}

/** Everything all sides reported of one source, one destination and one protocol. */
export interface Pair {
  readonly source: FlowEnd;
  readonly destination: FlowEnd;
  readonly protocol: Protocol;
  /** Told by ambient node proxies, which see connections only. */
  readonly ztunnel: boolean;
  readonly sides: Readonly<Record<Side, readonly SideReport[]>>;
}

/** Identifies the two ends of a pair, whatever the protocol. */
export function pairEnds(pair: Pair): string {
  return `${pair.source.key}\0\0${pair.destination.key}`;
}
