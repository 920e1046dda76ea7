import type { MeshWorkload } from "../../routing/mesh-workload";
import type { MtlsGround } from "../mtls-ground";
import type { MtlsConflict } from "../mtls-overview";
import { policyConflicts } from "./policy-conflicts";
import { ruleConflicts } from "./rule-conflicts";

/** What contradicts itself at a workload's port (null for the ports without a mode of their own). */
export function conflictsOf(
  ground: MtlsGround,
  server: MeshWorkload,
  port: number | null,
): readonly MtlsConflict[] {
  return [...ruleConflicts(ground, server, port), ...policyConflicts(ground, server, port)];
}
