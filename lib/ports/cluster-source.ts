import type { Viewer } from "@/lib/domain/access/viewer";
import type { ClusterObject } from "@/lib/domain/mesh/cluster-object";
import type { ClusterSnapshot } from "@/lib/domain/mesh/cluster-snapshot";
import type { KindState } from "@/lib/domain/mesh/kind-state";

export interface ClusterStatus {
  /** "unconfigured" when there is no kubeconfig and no in-cluster identity. */
  readonly state: "ok" | "connecting" | "unreachable" | "unauthorized" | "unconfigured";
  readonly version: string | null;
  /** Unix milliseconds of the last answer, null if there was none. */
  readonly lastSuccess: number | null;
  readonly message: string | null;
  readonly kinds: readonly KindState[];
}

export type NamespaceAccess =
  | {
      readonly state: "known";
      readonly namespaces: readonly string[];
      readonly how: "list" | "configured" | "reviewed";
      /** Unix milliseconds; only on an older decision that is kept because the API server cannot be reached. */
      readonly decidedAt?: number;
    }
  | { readonly state: "unavailable"; readonly cause: "unreachable" | "refused"; readonly message: string };

/** One object of the mirror was created, changed, deleted, or found by a list. */
export interface ObjectChange {
  readonly kindKey: string;
  readonly before: ClusterObject | undefined;
  readonly after: ClusterObject | undefined;
  /** Whether it comes from a list after which nothing was held before: the object is not new, only seen now. */
  readonly found: boolean;
}

/** The cluster's objects and who may see them. */
export interface ClusterSource {
  /** Never waits; before the first sync it is empty. */
  snapshot(): ClusterSnapshot;
  status(): ClusterStatus;
  /** Resolves when every served kind has listed once, failed or been denied; at the latest when the signal aborts. */
  whenReady(signal: AbortSignal): Promise<void>;
  /** The namespaces the viewer may see, decided with the viewer's own rights; cached briefly per identity. */
  visibleNamespaces(
    viewer: Viewer,
    candidates: readonly string[],
    signal: AbortSignal,
  ): Promise<NamespaceAccess>;
  /** Whether the viewer has `get` on the kind in the namespace (SelfSubjectAccessReview, cached briefly). */
  mayGet(viewer: Viewer, kindKey: string, namespace: string, signal: AbortSignal): Promise<boolean>;
  /**
   * Tells of every change after it is in the snapshot; returns how to stop. A listener must not throw. What leaves the
   * snapshot because it is no longer watched (a right withdrawn, a kind no longer served) is not told.
   */
  onChange(listener: (changes: readonly ObjectChange[]) => void): () => void;
  close(): Promise<void>;
}
