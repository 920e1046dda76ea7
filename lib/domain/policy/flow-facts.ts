import type { ConcreteRequest } from "./concrete-request";

/** What telemetry and the cluster's objects tell of the requests of a flow, as policies ask for it. */
export interface FlowFacts {
  /** The caller's identity; null where its connection is not mutual TLS, "unknown" where that cannot be told. */
  readonly peer: Peer | null | "unknown";
  /** "connection" where the proxy that enforces sees no requests (TCP), "ztunnel" where it is a ztunnel, which sees less still. */
  readonly layer: "request" | "connection" | "ztunnel";
  /** The port of the workload; null where telemetry leaves several. */
  readonly port: number | null;
  /** POST on gRPC; null on HTTP, where telemetry has none. */
  readonly method: string | null;
  /** The rest of one request; absent where only telemetry tells of requests. */
  readonly request?: ConcreteRequest;
}

/** Who calls, as its certificate says. https://istio.io/latest/docs/concepts/security/#istio-identity */
export interface Peer {
  readonly namespace: string;
  /** "" where only the namespace is known. */
  readonly serviceAccount: string;
  /** trust-domain/ns/namespace/sa/account, without "spiffe://"; "" where it is not known. */
  readonly principal: string;
}
