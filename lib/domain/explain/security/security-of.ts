import { securitySide, type SecuritySide } from "../../impact/security-side";
import { targetedPolicies, type TargetedPolicies } from "../../policy/policy-index";
import { readRequestAuthentication, type RequestAuthentication } from "../../policy/request-authentication";
import type { MeshRouting } from "../../routing/mesh-routing";

/** Everything that decides who may connect and whose tokens count. */
export interface Security extends SecuritySide {
  readonly authenticationsAt: TargetedPolicies<RequestAuthentication>;
}

const read = new WeakMap<MeshRouting, Security>();

/** Reads what decides who may connect; once for each reading of a snapshot. */
export function securityOf(routing: MeshRouting): Security {
  const known = read.get(routing);
  if (known) return known;
  const { snapshot, rootNamespace } = routing;
  const security: Security = {
    ...securitySide(routing),
    authenticationsAt: targetedPolicies(snapshot, rootNamespace, {
      kind: "RequestAuthentication",
      read: readRequestAuthentication,
    }),
  };
  read.set(routing, security);
  return security;
}
