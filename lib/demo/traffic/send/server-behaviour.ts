import type { Latency } from "../latency";

/** How a workload answers at the load of the moment. */
export interface ServerBehaviour {
  readonly latency: Latency;
  /** The share (0 to 1) of requests answered with each failing status: HTTP status, on gRPC the gRPC status. */
  readonly failures: readonly { readonly code: string; readonly share: number }[];
}
