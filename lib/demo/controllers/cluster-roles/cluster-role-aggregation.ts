import { isDeepStrictEqual } from "node:util";
import { aggregatedRules } from "../../world/access/aggregated-rules";
import { RBAC_GROUP } from "../../world/access/rbac-objects";
import type { Controller, Write } from "../controller";

/**
 * Fills the rules of ClusterRoles that aggregate others.
 * https://kubernetes.io/docs/reference/access-authn-authz/rbac/#aggregated-clusterroles
 */
export const clusterRoleAggregation: Controller = {
  name: "clusterrole-aggregation-controller",
  reconcile: (view) => {
    const roles = view.list(RBAC_GROUP, "ClusterRole");
    const writes = roles.flatMap((role): readonly Write[] => {
      const rules = aggregatedRules(role, roles);
      if (rules === null || isDeepStrictEqual(role["rules"] ?? [], rules)) return [];
      return [{ op: "update", object: { ...role, rules } }];
    });
    return { writes, wakeAt: null };
  },
};
