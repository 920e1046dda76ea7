/** What a hashing load balancer looks at; a cookie is each user's own. */
export type HashKey =
  | { readonly of: "header" | "queryParameter"; readonly name: string }
  | { readonly of: "sourceIp" | "cookie" };

/** What applies to a client's connections to a host, port and subset: a DestinationRule's policy with its levels merged. */
export interface TrafficPolicy {
  /** By `objectRef`; "" where no DestinationRule applies. */
  readonly rule: string;
  /** missing: the subset asked for is defined by no DestinationRule that the client sees. */
  readonly subset: "whole" | "found" | "missing";
  /** The labels of the subset's pods; empty for the whole service. */
  readonly subsetLabels: ReadonlyMap<string, string>;
  /** null: nothing is said and auto mTLS decides. */
  readonly tls: "DISABLE" | "SIMPLE" | "MUTUAL" | "ISTIO_MUTUAL" | null;
  readonly connectionPool: {
    readonly maxConnections: number | null;
    readonly maxPendingRequests: number | null;
    readonly maxRequests: number | null;
  };
  /** null: no outlier detection. */
  readonly outlier: {
    /** 0: not counted. */
    readonly consecutive5xx: number;
    readonly consecutiveGatewayErrors: number;
    readonly intervalMs: number;
    readonly baseEjectionMs: number;
    readonly maxEjectionPercent: number;
  } | null;
  readonly loadBalancing: "roundRobin" | "leastRequest" | "random" | "consistentHash" | "passthrough";
  /** With consistentHash only. */
  readonly hashKey?: HashKey;
}
