import type { Call } from "./call";

/** Where a share of the requests is sent. */
export interface RouteTarget {
  /** The full host: of a service of the cluster its FQDN. */
  readonly host: string;
  readonly port: number;
  /** "" for the whole service. */
  readonly subset: string;
  /** 0 to 1; the shares of a route add up to 1. A target of share 0 is left out. */
  readonly share: number;
  /** The call as sent there: rewritten, with the headers the route adds, sets and removes. */
  readonly call: Call;
}

export interface RouteMirror {
  readonly target: Omit<RouteTarget, "share">;
  /** The share (0 to 1) of the requests that are copied. */
  readonly share: number;
}

export interface RetryPolicy {
  /** Further tries after the first. */
  readonly attempts: number;
  readonly perTryTimeoutMs: number | null;
  /** Envoy's retry_on conditions, HTTP statuses among them: `5xx`, `connect-failure`, `503`. */
  readonly on: readonly string[];
}

export interface RouteFault {
  readonly delay: { readonly share: number; readonly ms: number } | null;
  /** `code` is an HTTP status, or with `grpc` a gRPC status. */
  readonly abort: { readonly share: number; readonly code: number; readonly grpc: boolean } | null;
}

interface Forward {
  readonly outcome: "forward";
  /** By `objectRef`; "" where no rule routed it. */
  readonly route: string;
  /** At least one. */
  readonly targets: readonly RouteTarget[];
  readonly mirrors: readonly RouteMirror[];
  readonly timeoutMs: number | null;
  /** null: no retries. Istio's default policy is filled in where the rule names none. */
  readonly retries: RetryPolicy | null;
  readonly fault: RouteFault | null;
  /** What is answered in place of a target that no service stands behind; Envoy's 503 where nothing is said. */
  readonly clusterNotFoundCode?: 500;
}

/** The proxy answers by itself: a redirect, a direct response, or 500 for a route without a valid backend. */
interface Answer {
  readonly outcome: "answer";
  readonly route: string;
  readonly code: number;
  readonly details: "direct_response" | "redirect" | "no_valid_backend";
  readonly fault: RouteFault | null;
}

interface Unrouted {
  /**
   * noRoute: 404 NR. blackHole: REGISTRY_ONLY and an unknown host. passthrough: sent on to where it was addressed.
   * noListener: nothing listens on a gateway's port, the connection is refused.
   */
  readonly outcome: "noRoute" | "blackHole" | "passthrough" | "noListener";
}

/** What a proxy does with a call. */
export type RouteDecision = Forward | Answer | Unrouted;
