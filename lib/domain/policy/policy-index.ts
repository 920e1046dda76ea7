import type { ClusterObject } from "../mesh/cluster-object";
import type { ClusterSnapshot } from "../mesh/cluster-snapshot";
import type { KindKey } from "../mesh/kinds";
import type { MeshWorkload } from "../routing/mesh-workload";
import { readAuthorizationPolicy, type AuthorizationPolicy } from "./authorization-policy";
import { policyApplies, type PolicyService, type PolicyTarget } from "./policy-target";

/** Tells the policies of a kind that apply at the proxy of a workload for calls to a service. */
export type TargetedPolicies<T> = (enforcer: MeshWorkload, service: PolicyService) => readonly T[];

/** Tells the AuthorizationPolicies that apply at the proxy of a workload for calls to a service. */
export type PoliciesAt = TargetedPolicies<AuthorizationPolicy>;

/** Files the security policies of a kind by namespace; in each they are in the order of their names. */
export function targetedPolicies<T extends { readonly target: PolicyTarget }>(
  snapshot: ClusterSnapshot,
  rootNamespace: string,
  { kind, read }: { readonly kind: KindKey; readonly read: (object: ClusterObject) => T },
): TargetedPolicies<T> {
  const byNamespace = new Map<string, T[]>();
  const policies = snapshot
    .list(kind)
    .toSorted((a, b) => (a.meta.name < b.meta.name ? -1 : 1))
    .map(read);
  for (const policy of policies) {
    const others = byNamespace.get(policy.target.namespace);
    if (others) others.push(policy);
    else byNamespace.set(policy.target.namespace, [policy]);
  }
  return (enforcer, service) =>
    [...new Set([rootNamespace, enforcer.namespace, service.namespace])].flatMap((namespace) =>
      (byNamespace.get(namespace) ?? []).filter(({ target }) =>
        policyApplies(target, enforcer, service, rootNamespace),
      ),
    );
}

/** Files the AuthorizationPolicies of a cluster. */
export function policyIndex(snapshot: ClusterSnapshot, rootNamespace: string): PoliciesAt {
  return targetedPolicies(snapshot, rootNamespace, {
    kind: "AuthorizationPolicy",
    read: readAuthorizationPolicy,
  });
}
