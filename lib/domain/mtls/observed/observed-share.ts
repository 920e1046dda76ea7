import { getOrMake } from "../../graph/get-or-make";
import type { MtlsCaller } from "../mtls-overview";
import { toldRate, type ToldCalls, type WorkloadInbound } from "./told-calls";

/** Traffic of a workload, of one caller, or of many workloads: per second, and how much of it was under mutual TLS. */
export interface ObservedShare {
  readonly requestsPerSecond: number;
  readonly bytesPerSecond: number;
  /** What servers told of, in requests and in bytes of connections: under mutual TLS, and all. */
  readonly requests: { readonly mutual: number; readonly told: number };
  readonly bytes: { readonly mutual: number; readonly told: number };
}

export const NO_SHARE: ObservedShare = {
  requestsPerSecond: 0,
  bytesPerSecond: 0,
  requests: { mutual: 0, told: 0 },
  bytes: { mutual: 0, told: 0 },
};

/** The sum of two. */
export function addShares(one: ObservedShare, other: ObservedShare): ObservedShare {
  const part = (key: "requests" | "bytes"): ObservedShare["bytes"] => ({
    mutual: one[key].mutual + other[key].mutual,
    told: one[key].told + other[key].told,
  });
  return {
    requestsPerSecond: one.requestsPerSecond + other.requestsPerSecond,
    bytesPerSecond: one.bytesPerSecond + other.bytesPerSecond,
    requests: part("requests"),
    bytes: part("bytes"),
  };
}

/**
 * The percentage (0 to 100) under mutual TLS: of requests, of connections by bytes, the lower where there are both, so that
 * plain text of one kind never hides behind the other; null where no server told.
 */
export function observedPercent({ requests, bytes }: ObservedShare): number | null {
  const shares = [requests, bytes].filter(({ told }) => told > 0).map(({ mutual, told }) => mutual / told);
  return shares.length === 0 ? null : 100 * Math.min(...shares);
}

const callerKey = ({ caller }: ToldCalls): string => `${caller.namespace}\0${caller.workload}`;

const sumOf = (calls: readonly ToldCalls[], of: (one: ToldCalls) => number): number =>
  calls.reduce((total, one) => total + of(one), 0);

function toldIn(calls: readonly ToldCalls[]): ObservedShare["bytes"] {
  return {
    mutual: sumOf(calls, ({ mutual }) => mutual),
    told: sumOf(calls, ({ mutual, plain }) => mutual + plain),
  };
}

/** The server's view counts, else the waypoint's, else the clients'; each request once. */
function shareOf({ server, waypoint, client }: WorkloadInbound): ObservedShare {
  const isTcp = ({ protocol }: ToldCalls): boolean => protocol === "tcp";
  const seen = [...server, ...waypoint];
  const requests = seen.filter((one) => !isTcp(one));
  const connections = seen.filter(isTcp);
  const fromClients = client.filter((one) => !isTcp(one));
  const requestsPerSecond = sumOf(requests.length > 0 ? requests : fromClients, toldRate);
  // A ztunnel tells the bytes of requests that an Envoy on the other side tells as requests.
  const asked = new Set([...requests, ...fromClients].map(callerKey));
  const ofConnections = connections.filter((one) => !one.isZtunnel || !asked.has(callerKey(one)));
  return {
    requestsPerSecond,
    bytesPerSecond: sumOf(connections.length > 0 ? ofConnections : client.filter(isTcp), toldRate),
    requests: toldIn(requests),
    bytes: toldIn(connections),
  };
}

/** The part of a workload's traffic that is of each caller, by the caller's name. */
function byCaller(inbound: WorkloadInbound): ReadonlyMap<string, WorkloadInbound> {
  const found = new Map<string, Record<keyof WorkloadInbound, ToldCalls[]>>();
  for (const side of ["server", "waypoint", "client"] as const)
    for (const calls of inbound[side]) {
      getOrMake(found, callerKey(calls), () => ({ server: [], waypoint: [], client: [] }))[side].push(calls);
    }
  return found;
}

/** The callers of a workload, those with most traffic first, and all of them together. */
export function observedCallers(inbound: WorkloadInbound): {
  readonly callers: readonly MtlsCaller[];
  readonly all: ObservedShare;
} {
  const shares = [...byCaller(inbound)].map(([key, part]) => {
    const [namespace = "", workload = ""] = key.split("\0");
    return { namespace, workload, share: shareOf(part) };
  });
  const callers = shares.map(({ namespace, workload, share }) => ({
    namespace,
    workload,
    requestsPerSecond: share.requestsPerSecond,
    bytesPerSecond: share.bytesPerSecond,
    observedPercent: observedPercent(share),
  }));
  const sum = shares.reduce((total, { share }) => addShares(total, share), NO_SHARE);
  // A server does not know who opens a connection in plain text, which the client's proxy tells under its name.
  const { bytes, bytesPerSecond } = shareOf(inbound);
  return {
    callers: callers.toSorted(
      (a, b) => b.requestsPerSecond - a.requestsPerSecond || b.bytesPerSecond - a.bytesPerSecond,
    ),
    all: { ...sum, bytes, bytesPerSecond },
  };
}
