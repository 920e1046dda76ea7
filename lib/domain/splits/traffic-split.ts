import type { ObjectRef } from "../mesh/object-ref";

/** Why nothing can be said of a split's observed shares, why weights do not rule its traffic, or what is odd about them. */
export type NotComparable =
  | "noTraffic"
  | "notEnoughTraffic"
  | "secondRoute"
  | "callersOutsideRoute"
  | "sameWorkloads"
  | "conditional"
  | "noWaypoint"
  | "headless"
  | "portProtocol"
  | "connections"
  | "noEndpoints"
  | "unknownHost"
  | "noSubset"
  | "unreachableRoute"
  | "oneSided"
  | "noWeight"
  | "weightsSum"
  | "noTelemetry";

/** One destination of a split: as configured, and as observed over the window. */
export interface SplitDestination {
  /** The full host. */
  readonly host: string;
  readonly subset?: string;
  readonly port?: number;
  /** As written; a single destination without a weight has 100, a backendRef without one 1. */
  readonly weight: number;
  /** `weight` as a share (0 to 1) of the route's weights; 0 where they add up to nothing. */
  readonly configuredShare: number;
  /**
   * Share (0 to 1) of the requests of callers that the route governs; null where nothing was seen or destinations cannot be
   * told apart. Where `comparable` is false it may count what other routes sent, and says nothing of the weights.
   */
  readonly observedShare: number | null;
  /** All requests per second that were seen to go here, whoever sent them; on TCP 0. */
  readonly requestsPerSecond: number;
  /** Share (0 to 1) of those answered without error; null without requests. */
  readonly successRate: number | null;
  readonly comparable: boolean;
  readonly reason?: string;
  readonly reasonCode?: NotComparable;
  /** Workloads with ready pods behind it. */
  readonly workloads: readonly {
    readonly namespace: string;
    readonly workload: string;
    readonly version: string;
  }[];
}

/** A route that divides requests among several destinations. */
export interface TrafficSplit {
  readonly object: ObjectRef;
  /** Where it stands in the object: `spec.http[0]`, `spec.rules[1]`. */
  readonly route: string;
  /** The route's own name; "" for none. */
  readonly routeName: string;
  /** The full host whose requests it divides; one split for each host of the object. */
  readonly host: string;
  /** `mesh`, or Gateways as `namespace/name`. */
  readonly gateways: readonly string[];
  readonly protocol: "http" | "grpc" | "tcp";
  /** What it asks of requests: "headers end-user"; "" where it takes every one. */
  readonly condition: string;
  readonly destinations: readonly SplitDestination[];
  /** What observed shares mean here: they follow the weights within chance, they do not, or it cannot be told. */
  readonly verdict: "asConfigured" | "differs" | "cannotTell";
  /** Why weights do not rule, or not alone; with the next step. */
  readonly notes: readonly { readonly code: NotComparable; readonly message: string }[];
}
