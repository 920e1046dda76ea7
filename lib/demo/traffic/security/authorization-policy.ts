import type { K8sObject } from "../../world/k8s-object";
import { jsonAt, textOr } from "../../world/read-json";
import type { MeshWorld } from "../model/mesh-world";
import { objectRef } from "../model/object-ref";
import { type AuthorizationRule, authorizationRules, ruleMatches } from "./authorization-rule";
import { policiesOf } from "./policies-of";
import { type Enforcement, type PolicyTarget, policiesAt, policyTarget } from "./policy-attachment";
import type { RequestFacts } from "./request-facts";

/** An AuthorizationPolicy as a proxy enforces it. */
export interface AuthorizationPolicy {
  /** By `objectRef`. */
  readonly ref: string;
  readonly namespace: string;
  readonly name: string;
  readonly action: string;
  /** The external authorizer that a CUSTOM policy asks. */
  readonly provider: string;
  readonly dryRun: boolean;
  readonly rules: readonly AuthorizationRule[];
  readonly target: PolicyTarget;
}

/** What Go's strconv.ParseBool, with which istiod reads the annotation, takes for true. */
const TRUE: ReadonlySet<string> = new Set(["1", "t", "T", "TRUE", "true", "True"]);

function read(policy: K8sObject): AuthorizationPolicy {
  const { name, namespace = "", annotations } = policy.metadata;
  return {
    ref: objectRef(policy),
    namespace,
    name,
    action: textOr(jsonAt(policy, "spec", "action")) || "ALLOW",
    provider: textOr(jsonAt(policy, "spec", "provider", "name")),
    dryRun: TRUE.has(annotations?.["istio.io/dry-run"] ?? ""),
    rules: authorizationRules(jsonAt(policy, "spec", "rules"), namespace),
    target: policyTarget(policy),
  };
}

const policies = policiesOf("AuthorizationPolicy", read);

/** The AuthorizationPolicies that apply at a proxy. */
export const authorizationPolicies = (world: MeshWorld, at: Enforcement): readonly AuthorizationPolicy[] =>
  policiesAt(world, policies, at);

export interface PolicyMatch {
  readonly policy: AuthorizationPolicy;
  /** As Envoy names the rule. */
  readonly rule: string;
}

/** The first match in the order of Envoy, which keeps rules by name; null where no rule of the policies matches. */
export function firstMatch(
  policies: readonly AuthorizationPolicy[],
  facts: RequestFacts,
  purpose: "allow" | "deny",
): PolicyMatch | null {
  const matches = policies.flatMap((policy) =>
    policy.rules
      .filter((rule) => ruleMatches(rule, facts, purpose))
      .map(({ index }) => ({
        policy,
        rule: `ns[${policy.namespace}]-policy[${policy.name}]-rule[${index}]`,
      })),
  );
  return matches.toSorted((left, right) => (left.rule < right.rule ? -1 : 1))[0] ?? null;
}
