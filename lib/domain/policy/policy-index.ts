import type { ClusterSnapshot } from "../mesh/cluster-snapshot";
import type { MeshWorkload } from "../routing/mesh-workload";
import { readAuthorizationPolicy, type AuthorizationPolicy } from "./authorization-policy";
import { policyApplies, type PolicyService } from "./policy-target";

/** Tells the AuthorizationPolicies that apply at the proxy of a workload for calls to a service. */
export type PoliciesAt = (enforcer: MeshWorkload, service: PolicyService) => readonly AuthorizationPolicy[];

/** Files the AuthorizationPolicies of a cluster by namespace; in each they are in the order of their names. */
export function policyIndex(snapshot: ClusterSnapshot, rootNamespace: string): PoliciesAt {
  const byNamespace = new Map<string, AuthorizationPolicy[]>();
  const policies = snapshot
    .list("AuthorizationPolicy")
    .toSorted((a, b) => (a.meta.name < b.meta.name ? -1 : 1))
    .map(readAuthorizationPolicy);
  for (const policy of policies) {
    const others = byNamespace.get(policy.namespace);
    if (others) others.push(policy);
    else byNamespace.set(policy.namespace, [policy]);
  }
  return (enforcer, service) =>
    [...new Set([rootNamespace, enforcer.namespace, service.namespace])].flatMap((namespace) =>
      (byNamespace.get(namespace) ?? []).filter(({ target }) =>
        policyApplies(target, enforcer, service, rootNamespace),
      ),
    );
}
