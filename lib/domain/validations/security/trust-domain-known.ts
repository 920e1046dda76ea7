import type { Check } from "../check";
import { foundAt } from "../found-at";
import { principalsOf } from "./principal";
import { isOfMesh } from "./trust-domains";

/**
 * A principal of a trust domain that is neither the mesh's nor one of its aliases.
 * https://istio.io/latest/docs/tasks/security/authorization/authz-td-migration/
 */
export const trustDomainKnown: Check = {
  codes: ["KIA0108"],
  kinds: ["AuthorizationPolicy"],
  run(policy, { settings }) {
    if (settings.trustDomains.length === 0) return [];
    return principalsOf(policy)
      .filter(({ trustDomain }) => !isOfMesh(trustDomain, settings))
      .map(({ path, trustDomain }) =>
        foundAt(
          "warning",
          path,
          `"${trustDomain}" is no trust domain of this mesh (${settings.trustDomains.join(", ")}).`,
          "Only callers of another mesh whose root certificate this one trusts have such an identity.",
        ),
      );
  },
};
