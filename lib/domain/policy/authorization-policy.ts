import type { ClusterObject } from "../mesh/cluster-object";
import { objectAt, objectsAt, textAt } from "../mesh/read-json";
import { readPolicyRule, type PolicyRule } from "./policy-rule";
import { readPolicyTarget, type PolicyTarget } from "./policy-target";

/** The actions in the order in which a proxy asks; AUDIT decides nothing. */
export const POLICY_ACTIONS = ["CUSTOM", "DENY", "ALLOW", "AUDIT"] as const;
export type PolicyAction = (typeof POLICY_ACTIONS)[number];

/** An AuthorizationPolicy as a proxy enforces it. */
export interface AuthorizationPolicy {
  readonly namespace: string;
  readonly name: string;
  readonly action: PolicyAction;
  /** Only logged, never enforced. https://istio.io/latest/docs/tasks/security/authorization/authz-dry-run/ */
  readonly dryRun: boolean;
  readonly rules: readonly PolicyRule[];
  readonly target: PolicyTarget;
}

/** What Go's strconv.ParseBool, with which istiod reads the annotation, takes for true. */
const TRUE: ReadonlySet<string> = new Set(["1", "t", "T", "TRUE", "true", "True"]);

/**
 * Reads an AuthorizationPolicy; without an action it allows.
 * https://istio.io/latest/docs/reference/config/security/authorization-policy/
 */
export function readAuthorizationPolicy(object: ClusterObject): AuthorizationPolicy {
  const { meta, data } = object;
  const spec = objectAt(data, "spec");
  const written = textAt(spec, "action");
  return {
    namespace: meta.namespace,
    name: meta.name,
    action: POLICY_ACTIONS.find((action) => action === written) ?? "ALLOW",
    dryRun: TRUE.has(meta.annotations["istio.io/dry-run"] ?? ""),
    rules: objectsAt(spec, "rules").map(readPolicyRule),
    target: readPolicyTarget(object),
  };
}
