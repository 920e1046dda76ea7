import type { NamespaceAccess } from "@/lib/ports/cluster-source";
import type { Discovery } from "../discovery/create-discovery";
import type { KindStates } from "../snapshot/kind-states";
import type { SnapshotStore } from "../snapshot/snapshot-store";
import type { ReflectorDeps } from "./reflector";

export interface WatchDeps extends ReflectorDeps {
  readonly discovery: Discovery;
  readonly store: SnapshotStore;
  readonly states: KindStates;
  /** The namespaces the process's own credentials may see. */
  readonly namespaces: (signal: AbortSignal) => Promise<NamespaceAccess>;
}

/** How often a kind that is denied or not served is tried again. */
export const RECHECK_MS = 120_000;
