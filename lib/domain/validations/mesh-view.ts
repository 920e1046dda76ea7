import type { ClusterObject } from "@/lib/domain/mesh/cluster-object";
import type { KindKey } from "@/lib/domain/mesh/kinds";

export interface ValidationSettings {
  /** The namespace of mesh-wide configuration (Istio's rootNamespace). */
  readonly rootNamespace: string;
  readonly trustDomains: readonly string[];
  /** Whether calls to unknown hosts are let through (mesh-wide outboundTrafficPolicy ALLOW_ANY). */
  readonly allowAny: boolean;
  /** Whether Istio encrypts between sidecars without DestinationRules (enableAutoMtls). */
  readonly autoMtls: boolean;
  /** Codes that nobody wants to see. */
  readonly ignoredCodes: readonly string[];
  /** Whether Gateways are matched with workloads of their own namespace only (PILOT_SCOPE_GATEWAY_TO_NAMESPACE). */
  readonly gatewaysInOwnNamespace: boolean;
  /** The names of MeshConfig's extensionProviders; absent where MeshConfig is not known. */
  readonly extensionProviders?: readonly string[];
}

/** Files objects of some kinds under keys; a check reads all objects under one key. */
export interface ObjectIndex {
  readonly name: string;
  readonly kinds: readonly KindKey[];
  keysOf(object: ClusterObject): readonly string[];
}

/**
 * The mesh as a check may read it. Every read is noted, so that after an edit only those checks run again whose reads the
 * edit touches.
 */
export interface MeshView {
  readonly settings: ValidationSettings;
  /** The objects that `index` files under `key`, oldest first; equal ages by name and namespace. */
  find(index: ObjectIndex, key: string): readonly ClusterObject[];
  /** False where the kind is denied, not served or not yet read: a check that needs it then says nothing. */
  knows(kind: KindKey): boolean;
  /** Computes `derived` of `key` once as long as nothing it read has changed. Made with `derive`. */
  memo<T>(derived: Derived<T>, key: string): T;
}

/** A value computed from the mesh, kept until something it read changes; ask for it by `mesh.memo(derived, key)`. */
export interface Derived<T> {
  readonly name: string;
  compute(key: string, mesh: MeshView): T;
  /** What each view remembers; only the view's own code touches it. */
  readonly kept: WeakMap<MeshView, Map<string, Kept<T>>>;
}

export interface Kept<T> {
  readonly value: T;
  /** The reads it was computed from. */
  readonly reads: ReadonlySet<string>;
}
