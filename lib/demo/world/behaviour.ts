/** How a workload answers requests, whoever calls. */
export interface Behaviour {
  readonly namespace: string;
  readonly workload: string;
  /** Median time to answer, in milliseconds; times are spread log-normally around it. */
  readonly medianMs: number;
  /** The share (0 to 1) of requests answered with each failing status: HTTP status, on gRPC the gRPC status. */
  readonly failures: readonly { readonly code: string; readonly share: number }[];
  /**
   * Requests a second that one pod can answer; what comes beyond it waits longer and in the end fails with 503. Without it a
   * pod answers any number.
   */
  readonly capacityPerPod?: number;
}

export const DEFAULT_BEHAVIOUR = { medianMs: 12, failures: [] } as const;
