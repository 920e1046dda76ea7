import type { Latency } from "../latency";
import type { Call } from "./call";
import type { DataPlane } from "./data-plane";

export interface PodRef {
  readonly name: string;
  readonly address: string;
  readonly node: string;
}

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
  readonly dataPlane: DataPlane;
  /** The pods that share this end of the flow evenly; at least one. */
  readonly pods: readonly PodRef[];
  /** Upper bounds of the proxy's histogram buckets, without +Inf. */
  readonly buckets: readonly number[];
}

export const FLOW_REPORTERS = ["source", "destination", "waypoint"] as const;
export type FlowReporter = (typeof FLOW_REPORTERS)[number];

/** What one proxy tells of a flow. The ends are as that proxy names them: a client's ztunnel names the waypoint as the destination. */
export interface FlowReport {
  readonly reporter: FlowReporter;
  /** Whose proxy counts: the workload's own pods (sidecar, gateway, waypoint) or, at ztunnel, the pods whose nodes' ztunnels do. */
  readonly by: FlowEnd;
  readonly source: FlowEnd;
  readonly destination: FlowEnd | null;
  /** tcp where the proxy sees connections only (ztunnel). */
  readonly protocol: "http" | "grpc" | "tcp";
  /** The service as this proxy names it, where that is not the flow's: a ztunnel knows what was called, not where a waypoint routes it. */
  readonly service?: CalledService;
}

/** The service a flow is addressed to, as telemetry names it. */
export interface CalledService {
  /** destination_service: the host. */
  readonly host: string;
  /** destination_service_name: the service, the external host, PassthroughCluster or BlackHoleCluster; "" when unknown. */
  readonly name: string;
  /** "" when unknown. */
  readonly namespace: string;
}

/** Traffic that truly flows: the ground truth that telemetry is made from. Rates are per second. */
export interface MeshFlow {
  /**
   * request: what a caller sent and got an answer to. attempt: a try (the first or a repeated one) of a retried request, as the
   * server alone sees it. mirror: a copy whose answer nobody reads. Only requests add up to what callers sent.
   */
  readonly role: "request" | "attempt" | "mirror";
  readonly source: FlowEnd;
  readonly call: Call;
  readonly service: CalledService;
  /** The rule that routed it, `VirtualService bookinfo/reviews spec.http[0]`; "" without one. */
  readonly route: string;
  /** null when the request reached no workload of the cluster. */
  readonly destination: FlowEnd | null;
  readonly protocol: "http" | "grpc" | "tcp";
  /** HTTP status, "0" where no answer came; "" on tcp. */
  readonly code: string;
  /** gRPC status; "" unless gRPC answered. */
  readonly grpcStatus: string;
  /** Envoy's (on ztunnel its own) response flags, "" for none. */
  readonly flags: string;
  /** Envoy's response code details, for access logs: `via_upstream`, `rbac_access_denied_matched_policy[…]`. */
  readonly details: string;
  /** Requests, on tcp connections. */
  readonly perSecond: number;
  readonly bytesToServerPerSecond: number;
  readonly bytesToClientPerSecond: number;
  /** null on tcp. */
  readonly latency: Latency | null;
  readonly mtls: boolean;
  /** Who counts it; empty where no proxy saw it. */
  readonly reports: readonly FlowReport[];
}
