import type { Protocol } from "@/lib/domain/graph/graph";

/** Traffic summed over edges, or over a node's traffic in one direction. Rates per second. */
export interface Totals {
  readonly requestsPerSecond: number;
  readonly errorsPerSecond: number;
  readonly tcpBytesPerSecond: number;
  readonly byProtocol: Readonly<Record<Protocol, number>>;
}

interface Summand {
  readonly protocol: Protocol;
  readonly requestsPerSecond: number;
  readonly errorsPerSecond: number;
  readonly bytesPerSecond: number;
}

/** Sums traffic; `byProtocol` counts requests, on tcp bytes. */
export function totals(traffic: readonly Summand[]): Totals {
  const byProtocol = { http: 0, grpc: 0, tcp: 0 };
  let [requestsPerSecond, errorsPerSecond] = [0, 0];
  for (const entry of traffic) {
    requestsPerSecond += entry.requestsPerSecond;
    errorsPerSecond += entry.errorsPerSecond;
    byProtocol[entry.protocol] += entry.protocol === "tcp" ? entry.bytesPerSecond : entry.requestsPerSecond;
  }
  return { requestsPerSecond, errorsPerSecond, tcpBytesPerSecond: byProtocol.tcp, byProtocol };
}
