import type { ClusterSnapshot } from "../mesh/cluster-snapshot";
import { meshRouting, type MeshRouting } from "../routing/mesh-routing";

/** The configuration that explanations are made of, read once from a snapshot. */
export interface ExplainMesh {
  readonly routing: MeshRouting;
  /** Whether sidecars choose mutual TLS by themselves (MeshConfig enableAutoMtls). */
  readonly autoMtls: boolean;
  /** The mesh's trust domain, then its aliases. */
  readonly trustDomains: readonly string[];
}

/** What the mesh's own configuration says. https://istio.io/latest/docs/reference/config/istio.mesh.v1alpha1/ */
export interface ExplainSettings {
  readonly rootNamespace: string;
  readonly allowAny: boolean;
  readonly autoMtls: boolean;
  readonly trustDomains: readonly string[];
}

/** Reads the configuration that explanations are made of. */
export function explainMesh(snapshot: ClusterSnapshot, settings: ExplainSettings): ExplainMesh {
  const { rootNamespace, allowAny, autoMtls, trustDomains } = settings;
  return { routing: meshRouting(snapshot, rootNamespace, allowAny), autoMtls, trustDomains };
}
