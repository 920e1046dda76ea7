import type { ClusterObject } from "@/lib/domain/mesh/cluster-object";
import { type PeerMode as Mode, readPeerAuthentication } from "@/lib/domain/mtls/peer-mode";
import { BY_NAMESPACE } from "../indexes";
import type { MeshView } from "../mesh-view";
import { isSelectorless, selectorOf } from "../policy-targets";
import { isSelected, type MeshWorkload } from "../workloads-of";

/** Where a workload's mode for mutual TLS comes from. */
export interface PeerMode {
  readonly mode: Mode;
  /** Null where nothing is said: PERMISSIVE. */
  readonly from: ClusterObject | null;
}

/** The mode that a PeerAuthentication sets; null where it leaves it to the next wider one. */
export function writtenMode(policy: ClusterObject): Mode | null {
  return readPeerAuthentication(policy).mode;
}

/** The mode for all workloads of a namespace but those with a policy of their own. */
export function namespaceMode(mesh: MeshView, namespace: string): PeerMode {
  const levels = [namespace, mesh.settings.rootNamespace].map((level) =>
    mesh.find(BY_NAMESPACE, `PeerAuthentication/${level}`).find(isSelectorless),
  );
  return firstMode(levels);
}

/**
 * The mode that counts for a workload: of the oldest policy that selects it, else of its namespace, else of the mesh. Istio
 * leaves out policies with a selector in the root namespace.
 * https://istio.io/latest/docs/concepts/security/#peer-authentication
 */
export function peerModeOf(mesh: MeshView, workload: MeshWorkload): PeerMode {
  const { namespace } = workload.ref;
  if (namespace === mesh.settings.rootNamespace) return namespaceMode(mesh, namespace);
  const own = mesh
    .find(BY_NAMESPACE, `PeerAuthentication/${namespace}`)
    .find((policy) => !isSelectorless(policy) && isSelected(workload, selectorOf(policy)));
  return own && writtenMode(own) !== null ? firstMode([own]) : namespaceMode(mesh, namespace);
}

function firstMode(policies: readonly (ClusterObject | undefined)[]): PeerMode {
  for (const policy of policies) {
    const mode = policy && writtenMode(policy);
    if (policy && mode) return { mode, from: policy };
  }
  return { mode: "PERMISSIVE", from: null };
}
