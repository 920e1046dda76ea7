/** A workload as telemetry names it; "" where it does not. */
export interface ImpactEnd {
  readonly namespace: string;
  readonly workload: string;
  readonly version: string;
}

/** Requests per second; bytes per second where connections (TCP) carry no requests. */
export type ImpactUnit = "requests" | "bytes";

/** Traffic of a caller to a service that ends somewhere else: at one destination, before and after. */
export interface Move {
  readonly caller: ImpactEnd | null;
  readonly service: string;
  readonly destination: string;
  readonly before: number;
  readonly after: number;
  /** What all callers whose traffic changes send to the service in this unit, whether it moves, stays or is refused. */
  readonly ofService: { readonly before: number; readonly after: number };
  /** Share (0 to 1) of its requests the destination answered without error; null where it had none. */
  readonly successRate: number | null;
  readonly unit?: ImpactUnit;
}

/** A caller that would be refused, or no longer be refused. */
export interface Refusal {
  readonly caller: ImpactEnd;
  readonly service: string;
  /** 0 where the traffic is told in bytes. */
  readonly requestsPerSecond: number;
  readonly because: string;
}

/** Something telemetry cannot tell: at most so many requests per second are affected. */
export interface Untold {
  readonly what: string;
  readonly because: string;
  readonly atMost: number;
  /** Whether a policy in dry-run mode would tell. */
  readonly dryRunPossible: boolean;
}

/** What a change would do to the traffic of the window. */
export interface Impact {
  readonly state: "known" | "noTraffic" | "unavailable";
  /** Why it is unavailable, or what it rests on. */
  readonly note: string;
  readonly windowSeconds: number;
  readonly moves: readonly Move[];
  readonly refused: readonly Refusal[];
  readonly admitted: readonly Refusal[];
  /** Expected success rate of each service whose traffic moves, 0 to 1. */
  readonly services: readonly {
    readonly service: string;
    readonly before: number | null;
    readonly after: number | null;
  }[];
  readonly unknown: readonly Untold[];
  readonly sentence: string;
}
