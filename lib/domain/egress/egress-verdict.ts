import type { JsonObject } from "../mesh/cluster-object";

/** Calls of one workload to one host outside of the mesh. */
export interface EgressHost {
  /** "" where telemetry does not name it. */
  readonly host: string;
  /** registered: the registry names it. passthrough: let out unnamed. blocked: refused when it was seen. */
  readonly state: "registered" | "passthrough" | "blocked";
  readonly protocol: string;
  readonly caller: { readonly namespace: string; readonly workload: string };
  /** 0 on TCP. */
  readonly requestsPerSecond: number;
  /** Of both directions; 0 where telemetry counts requests. */
  readonly bytesPerSecond: number;
  /** Whether it is refused under REGISTRY_ONLY; null where that cannot be told. */
  readonly wouldBeCut: boolean | null;
  readonly because: string;
  /** A ServiceEntry that keeps it reachable; null where the host is not known or it needs none. */
  readonly draft: JsonObject | null;
}

/** What REGISTRY_ONLY would cut off. */
export interface EgressVerdict {
  readonly verdict: "safe" | "wouldBreak" | "notEnoughData" | "alreadyRegistryOnly";
  readonly because: string;
  /** What would be cut first, then by caller. */
  readonly hosts: readonly EgressHost[];
  /** Sentences on what cannot be known. */
  readonly unknown: readonly string[];
}
