/** A figure at moments that are `stepSeconds` apart; null where nothing is known. */
export type Points = readonly (number | null)[];

/** Requests between one pair of ends, with one outcome, over time. "" where telemetry does not know. */
export interface RequestSeries {
  /** "source", "destination" or "waypoint". */
  readonly reporter: string;
  readonly sourceNamespace: string;
  readonly sourceWorkload: string;
  readonly destinationNamespace: string;
  readonly destinationWorkload: string;
  readonly destinationVersion: string;
  /** destination_service */
  readonly host: string;
  readonly protocol: string;
  /** response_code, on gRPC grpc_response_status where there is one. */
  readonly code: string;
  /** Requests per second, a mean over the window that ends at each moment. */
  readonly perSecond: Points;
}

/** A quantile of response times of one workload, over time. */
export interface DurationSeries {
  readonly reporter: string;
  readonly destinationNamespace: string;
  readonly destinationWorkload: string;
  readonly destinationVersion: string;
  readonly host: string;
  /** Milliseconds. */
  readonly milliseconds: Points;
}

/** What telemetry tells of hosts over a span of time. */
export interface HostSeries {
  /** Unix seconds of the first moment. */
  readonly start: number;
  readonly stepSeconds: number;
  /** How many moments there are. */
  readonly length: number;
  readonly requests: readonly RequestSeries[];
  readonly durations: readonly DurationSeries[];
  /** The queries that were asked. */
  readonly queries: readonly { readonly query: string; readonly durationMs: number }[];
}
