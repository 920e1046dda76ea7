import { peerModes, type PeerModes } from "../mtls/peer-mode";
import { policyIndex, type PoliciesAt } from "../policy/policy-index";
import type { MeshRouting } from "../routing/mesh-routing";

/** Everything that decides who may connect, read once from a snapshot. */
export interface SecuritySide {
  readonly mesh: MeshRouting;
  readonly modes: PeerModes;
  readonly policiesAt: PoliciesAt;
}

/** Reads from a snapshot what decides who may connect. */
export function securitySide(mesh: MeshRouting): SecuritySide {
  const { snapshot, rootNamespace } = mesh;
  return {
    mesh,
    modes: peerModes(snapshot, rootNamespace),
    policiesAt: policyIndex(snapshot, rootNamespace),
  };
}
