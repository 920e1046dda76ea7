import type { JsonObject } from "../../mesh/cluster-object";
import type { ObjectRef } from "../../mesh/object-ref";
import type { ObservedMesh } from "../../routing/observed-mesh";
import type { CallerName } from "../mtls-overview";
import type { PeerMode } from "../peer-mode";
import type { PlaintextCaller } from "../plaintext-caller";

/** Where mutual TLS is to be required: `namespace` "" is the mesh, `workload` "" all of the namespace. */
export interface StrictScope {
  readonly namespace: string;
  readonly workload: string;
}

export interface ReadinessQuestion {
  readonly mesh: ObservedMesh;
  /** Who reached servers without mutual TLS in the window, rare callers too; null where that cannot be had. */
  readonly plaintext: readonly PlaintextCaller[] | null;
  /** Unix seconds since when traffic is known. */
  readonly knownSince: number;
  /** Unix seconds. */
  readonly at: number;
  readonly windowSeconds: number;
  /** Whether the snapshot and the viewer know every namespace of the mesh; else some may be missing. */
  readonly listed: boolean;
}

export interface StrictQuestion extends ReadinessQuestion {
  readonly scope: StrictScope;
}

/** Why a caller would be refused. */
export type BlockerReason =
  | "noSidecar"
  | "disableRule"
  | "passthrough"
  | "outside"
  | "probe"
  | "portExcluded"
  | "ownTls"
  | "unknownCaller"
  | "unknown";

/** Who would be refused, or cannot be told not to be. */
export interface StrictBlocker {
  readonly caller: CallerName;
  readonly server: CallerName;
  readonly host: string;
  readonly protocol: string;
  /** Requests (on TCP connections) in plain text within the window; null where only configuration says so. */
  readonly count: number | null;
  readonly requestsPerSecond: number;
  /** Unix seconds; null where it is not known. */
  readonly lastSeen: number | null;
  readonly reason: BlockerReason;
  /** The reason in a sentence, with the way out. */
  readonly because: string;
  readonly object: ObjectRef | null;
}

/** An object as it is (null for none) and as it would be. */
export interface StrictDraft {
  readonly baseline: JsonObject | null;
  readonly edited: JsonObject;
}

/** Whether mutual TLS can be required in a scope. */
export interface StrictVerdict {
  readonly scope: StrictScope;
  readonly verdict: "safe" | "wouldBreak" | "notEnoughData" | "alreadyStrict";
  /** Why, in one sentence. */
  readonly because: string;
  readonly configured: PeerMode;
  readonly blockers: readonly StrictBlocker[];
  /** What keeps the verdict from being certain. */
  readonly unknown: readonly string[];
  readonly requestsPerSecond: number;
  /** 0 to 100; null where no server report knows. */
  readonly observedPercent: number | null;
  readonly draft: readonly StrictDraft[];
}
