/** What telemetry and the cluster's objects tell of the requests of a flow, as policies ask for it. */
export interface FlowFacts {
  /** The caller's identity; null where its connection is not mutual TLS, "unknown" where that cannot be told. */
  readonly peer: Peer | null | "unknown";
  /** "connection" where the proxy that enforces sees no requests (TCP, ztunnel). */
  readonly layer: "request" | "connection";
  /** The port of the workload; null where telemetry leaves several. */
  readonly port: number | null;
  /** POST on gRPC; null on HTTP, where telemetry has none. */
  readonly method: string | null;
}

/** Who calls, as its certificate says. https://istio.io/latest/docs/concepts/security/#istio-identity */
export interface Peer {
  readonly namespace: string;
  /** "" where only the namespace is known. */
  readonly serviceAccount: string;
  /** trust-domain/ns/namespace/sa/account, without "spiffe://"; "" where it is not known. */
  readonly principal: string;
}
