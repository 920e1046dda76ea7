import { isDeepStrictEqual } from "node:util";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import type { K8sObject } from "../k8s-object";
import { matchesLabelSelector } from "../matches-label-selector";
import { isObject, jsonAt, objectsIn } from "../read-json";

/**
 * The rules that a ClusterRole with an aggregationRule has by those it selects, each rule once; null for a role that does not
 * aggregate. https://kubernetes.io/docs/reference/access-authn-authz/rbac/#aggregated-clusterroles
 */
export function aggregatedRules(
  role: K8sObject,
  clusterRoles: readonly K8sObject[],
): readonly JsonObject[] | null {
  if (!isObject(role["aggregationRule"])) return null;
  const selectors = objectsIn(jsonAt(role, "aggregationRule", "clusterRoleSelectors"));
  const byName = clusterRoles.toSorted((a, b) => (a.metadata.name < b.metadata.name ? -1 : 1));
  const rules: JsonObject[] = [];
  for (const selector of selectors) {
    for (const other of byName) {
      if (other.metadata.name === role.metadata.name) continue;
      if (!matchesLabelSelector(selector, other.metadata.labels ?? {})) continue;
      for (const rule of objectsIn(other["rules"]))
        if (!rules.some((known) => isDeepStrictEqual(known, rule))) rules.push(rule);
    }
  }
  return rules;
}
