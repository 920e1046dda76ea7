import type { Check } from "../check";
import { foundAt } from "../found-at";
import { BY_NAME } from "../indexes";
import { principalsOf } from "./principal";
import { isOfMesh } from "./trust-domains";

/**
 * A principal whose service account is not in the cluster. Principals of other trust domains are `KIA0108`'s.
 * https://istio.io/latest/docs/reference/config/security/authorization-policy/#Source
 */
export const principalExists: Check = {
  codes: ["KIA0106"],
  kinds: ["AuthorizationPolicy"],
  run(policy, mesh) {
    if (!mesh.knows("ServiceAccount")) return [];
    return principalsOf(policy)
      .filter(({ trustDomain }) => isOfMesh(trustDomain, mesh.settings))
      .filter(
        ({ namespace, serviceAccount }) =>
          mesh.find(BY_NAME, `ServiceAccount/${namespace}/${serviceAccount}`).length === 0,
      )
      .map(({ path, namespace, serviceAccount }) =>
        foundAt(
          "error",
          path,
          `Namespace "${namespace}" has no ServiceAccount "${serviceAccount}".`,
          "No workload of this cluster can call with this identity, so no call matches.",
        ),
      );
  },
};
