/** A server of the simulated mesh that can be made to misbehave. */
export type FaultyServer = "kubernetes" | "prometheus";

/** What a server does wrong. Times are milliseconds. */
export type ServerFault =
  /** Nothing listens: connections are refused. */
  | { readonly kind: "down" }
  /** Each answer is held back. */
  | { readonly kind: "slow"; readonly ms: number }
  /** No answer, the connection stays open. */
  | { readonly kind: "hang" }
  /** Each request is answered with this status; 429 says when to come again. */
  | { readonly kind: "error"; readonly status: number }
  /** The connection breaks off after this many bytes of a body. */
  | { readonly kind: "cut"; readonly bytes: number }
  /** The server's clock is ahead (or, below 0, behind). */
  | { readonly kind: "skew"; readonly ms: number }
  /** Kubernetes: every watch ends this long after it began. */
  | { readonly kind: "drop-watches"; readonly ms: number }
  /** Kubernetes: every watch is told that its resourceVersion is too old. */
  | { readonly kind: "gone" }
  /** Kubernetes: no token is valid any more. */
  | { readonly kind: "expired-credentials" }
  /** Prometheus: this share (0 to 1) of each result is missing, and a warning says so. */
  | { readonly kind: "partial"; readonly share: number };

/** What goes wrong with a workload. */
export type WorkloadFault =
  /** This share (0 to 1) of its requests is answered with 500. */
  | { readonly kind: "failing"; readonly share: number }
  /** It takes this much longer to answer. */
  | { readonly kind: "slow"; readonly ms: number }
  /** It has no pods. */
  | { readonly kind: "scaled-to-zero" }
  /** Its containers restart once: all their counters begin anew. */
  | { readonly kind: "restart" };

export type Fault =
  | { readonly on: FaultyServer; readonly fault: ServerFault }
  | {
      readonly on: "workload";
      readonly namespace: string;
      readonly workload: string;
      readonly fault: WorkloadFault;
    };

/** A fault at work, under the name that takes it back. */
export type ActiveFault = Fault & { readonly id: string };
