/**
 * One row of telemetry: one metric, one reporter, one pair of ends, one protocol, code, flags and security policy.
 * Every string is "" when the telemetry does not know it (Istio writes "unknown").
 * Labels: Istio standard metrics, https://istio.io/latest/docs/reference/config/metrics/
 */
export interface TelemetryRow {
  /** "source" (client proxy or ingress gateway), "destination" (server proxy) or "waypoint". */
  readonly reporter: string;
  /** "ztunnel" for L4 rows of an ambient node proxy, else "proxy". */
  readonly dataplane: string;
  readonly sourceCluster: string;
  readonly sourceNamespace: string;
  readonly sourceWorkload: string;
  /** source_canonical_service */
  readonly sourceApp: string;
  /** source_canonical_revision */
  readonly sourceVersion: string;
  readonly sourcePrincipal: string;
  readonly destinationCluster: string;
  readonly destinationNamespace: string;
  readonly destinationWorkload: string;
  readonly destinationApp: string;
  readonly destinationVersion: string;
  readonly destinationPrincipal: string;
  /** destination_service: the host called */
  readonly destinationHost: string;
  /** destination_service_name: a service, "PassthroughCluster", "BlackHoleCluster" or a host */
  readonly destinationService: string;
  readonly destinationServiceNamespace: string;
  /** "http", "grpc" or "tcp" */
  readonly protocol: string;
  /** response_code, or grpc_response_status on gRPC where there is one; "0" = no response ("-" on gRPC, where "0" is the status OK); "" on tcp */
  readonly code: string;
  /** response_flags; "" for "-" */
  readonly flags: string;
  /** "mutual_tls", "none" or "" */
  readonly securityPolicy: string;
  readonly measure: Measure;
  /** Per second: requests, bytes, messages; milliseconds per second for durationSumMs. */
  readonly value: number;
}

export const MEASURES = [
  "requests",
  "tcpToServer",
  "tcpToClient",
  "durationSumMs",
  "durationCount",
  "requestBytes",
  "responseBytes",
  "requestMessages",
  "responseMessages",
] as const;
export type Measure = (typeof MEASURES)[number];

/** The string columns of a row, in the order of the columnar wire format. */
export const ROW_COLUMNS = [
  "reporter",
  "dataplane",
  "sourceCluster",
  "sourceNamespace",
  "sourceWorkload",
  "sourceApp",
  "sourceVersion",
  "sourcePrincipal",
  "destinationCluster",
  "destinationNamespace",
  "destinationWorkload",
  "destinationApp",
  "destinationVersion",
  "destinationPrincipal",
  "destinationHost",
  "destinationService",
  "destinationServiceNamespace",
  "protocol",
  "code",
  "flags",
  "securityPolicy",
  "measure",
] as const satisfies readonly (keyof TelemetryRow)[];
