import type { CallerName } from "../mtls-overview";

/** What one proxy's reports say of one caller's calls of one host in one protocol: requests, on tcp bytes, per second. */
export interface ToldCalls {
  /** "" where the report does not name it. */
  readonly caller: CallerName;
  /** Full, in lower case; "" for a call by pod address. */
  readonly host: string;
  readonly protocol: string;
  /** Whether a ztunnel tells, which sees connections only. */
  readonly isZtunnel: boolean;
  /** Under mutual TLS. */
  readonly mutual: number;
  /** Without it. */
  readonly plain: number;
  /** Where the report does not say; always so for a client's. */
  readonly untold: number;
  /** Of those without mutual TLS, what was answered 403 (on gRPC status 7) or, on tcp, ended early: maybe refused already. */
  readonly forbidden: number;
  /** What failed on the way or at the server. */
  readonly failed: number;
}

/** What the proxies on each side of a workload say of its callers. */
export interface WorkloadInbound {
  readonly server: readonly ToldCalls[];
  readonly waypoint: readonly ToldCalls[];
  readonly client: readonly ToldCalls[];
}

/** All of it, in the calls' unit. */
export function toldRate({ mutual, plain, untold }: ToldCalls): number {
  return mutual + plain + untold;
}
