import type { K8sObject } from "../k8s-object";
import { aggregateTo } from "./default-roles";
import { clusterRole, READ_VERBS, resourceRule, WRITE_VERBS } from "./rbac-objects";

const GROUPS = {
  istio: ["extensions.istio.io", "networking.istio.io", "security.istio.io", "telemetry.istio.io"],
  "gateway-api": ["gateway.networking.k8s.io"],
} as const;

/**
 * Lets those who may view or edit a namespace view or edit its Istio and Gateway API objects.
 * https://kubernetes.io/docs/reference/access-authn-authz/rbac/#aggregated-clusterroles
 */
export function meshRoles(): readonly K8sObject[] {
  return Object.entries(GROUPS).flatMap(([name, groups]) => [
    clusterRole(`${name}-view`, [resourceRule(groups, "*", READ_VERBS)], aggregateTo("view")),
    clusterRole(`${name}-edit`, [resourceRule(groups, "*", WRITE_VERBS)], aggregateTo("edit")),
  ]);
}
