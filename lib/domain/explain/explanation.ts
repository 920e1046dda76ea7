import type { ObjectRef } from "../mesh/object-ref";

/** What one part of the configuration does with the request. */
export interface ExplainStep {
  /** The object that has the say; null where none has (a proxy's or Kubernetes' own behaviour). */
  readonly object: ObjectRef | null;
  /** The field of it: `spec.http[0].match[1]`; "" for the object as a whole. */
  readonly path: string;
  readonly stage: "listener" | "route" | "destination" | "endpoints" | "tls" | "policy" | "fault" | "scope";
  /** What it comes to: it takes the request, passes it by, changes it, refuses it, or cannot be told. */
  readonly verdict: "takes" | "skips" | "changes" | "allows" | "refuses" | "unknown";
  /** Why, in one sentence. */
  readonly because: string;
}

/** Pods that a destination's requests reach. */
export interface ExplainedEndpoint {
  /** `10.1.2.3:9080`, or a host outside. */
  readonly address: string;
  /** "" outside of the cluster. */
  readonly namespace: string;
  readonly workload: string;
  readonly version: string;
}

export interface ExplainedDestination {
  readonly host: string;
  readonly subset?: string;
  readonly port: number;
  /** Percent (0 to 100) of such requests that are sent here. */
  readonly weight: number;
  readonly endpoints: readonly ExplainedEndpoint[];
}

export interface ExplainedRetries {
  /** Further tries after the first. */
  readonly attempts: number;
  readonly perTryTimeoutMs: number | null;
  /** Envoy's conditions: `connect-failure`, `503`. */
  readonly on: readonly string[];
}

export interface ExplainedFault {
  readonly delay: { readonly percent: number; readonly ms: number } | null;
  /** `code` is an HTTP status, or with `grpc` a gRPC status. */
  readonly abort: { readonly percent: number; readonly code: number; readonly grpc: boolean } | null;
}

export type ExplainOutcome =
  "route" | "redirect" | "directResponse" | "refused" | "blackHole" | "passthrough" | "noRoute";

/** What the configuration does with a request, and why, step by step. */
export interface Explanation {
  /**
   * route: it is sent to `destinations`. refused: a policy, a TLS handshake or a missing listener turns it away for certain.
   * noRoute: the proxy answers 404 (or 500, 503 where a route has nobody to send to).
   */
  readonly outcome: ExplainOutcome;
  /** The status that the caller gets of a proxy; null where a workload answers or the connection is closed. */
  readonly code: number | null;
  readonly destinations: readonly ExplainedDestination[];
  readonly timeoutMs: number | null;
  readonly retries: ExplainedRetries | null;
  readonly fault: ExplainedFault | null;
  /** Whether the last hop is mutual TLS of the mesh; null where destinations differ or it cannot be told. */
  readonly mtls: boolean | null;
  /** `allowed` null: it depends on what cannot be known (an external authorizer, an address); `by` has the say. */
  readonly authorization: { readonly allowed: boolean | null; readonly by: ObjectRef | null };
  readonly steps: readonly ExplainStep[];
}
