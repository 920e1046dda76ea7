import type { ClusterSnapshot } from "@/lib/domain/mesh/cluster-snapshot";
import type { ValidationSettings } from "@/lib/domain/validations/mesh-view";
import { meshConfig } from "./mesh-config";

/** What Meshlens is told besides the cluster's own mesh configuration. */
export interface CheckSettings {
  readonly istioNamespace: string;
  readonly ignoredCodes: readonly string[];
}

/** What the checks go by: the mesh's own configuration and what Meshlens is told. */
export function meshSettings(
  snapshot: ClusterSnapshot,
  { istioNamespace, ignoredCodes }: CheckSettings,
): ValidationSettings {
  return { ...meshConfig(snapshot, istioNamespace), ignoredCodes, gatewaysInOwnNamespace: false };
}
