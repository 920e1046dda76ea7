import type { Latency } from "./latency";

/** One end of a flow as it truly is, whatever telemetry can see of it. */
export interface FlowEnd {
  readonly namespace: string;
  readonly workload: string;
  /** Values of the pod labels `app` and `version`, "" when absent. */
  readonly app: string;
  readonly version: string;
  /** service.istio.io/canonical-name and canonical-revision, or what Istio derives in their absence. */
  readonly canonicalService: string;
  readonly canonicalRevision: string;
  readonly serviceAccount: string;
  /** The pod that carries this end of the flow. */
  readonly pod: string;
  readonly address: string;
  /** Whether a proxy stands beside (or is) the workload and reports. */
  readonly proxied: boolean;
  /** Upper bounds of the proxy's histogram buckets, without +Inf. */
  readonly buckets: readonly number[];
}

export const FLOW_REPORTERS = ["source", "destination"] as const;
export type FlowReporter = (typeof FLOW_REPORTERS)[number];

/** Traffic that truly flows: the ground truth that telemetry is made from. Rates are per second. */
export interface MeshFlow {
  readonly source: FlowEnd;
  /** destination_service: the host called. */
  readonly host: string;
  /** destination_service_name: the service, the external host, PassthroughCluster or BlackHoleCluster; "" when unknown. */
  readonly serviceName: string;
  /** "" when unknown. */
  readonly serviceNamespace: string;
  /** null when the request reached no workload of the cluster. */
  readonly destination: FlowEnd | null;
  readonly protocol: "http" | "grpc" | "tcp";
  /** HTTP status; "" on tcp. */
  readonly code: string;
  /** gRPC status; "" unless gRPC answered. */
  readonly grpcStatus: string;
  /** Envoy's response flags, "" for none. */
  readonly flags: string;
  /** Requests, on tcp connections. */
  readonly perSecond: number;
  readonly bytesToServerPerSecond: number;
  readonly bytesToClientPerSecond: number;
  /** null on tcp. */
  readonly latency: Latency | null;
  readonly mtls: boolean;
  readonly reporters: readonly FlowReporter[];
}
