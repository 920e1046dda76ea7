import type { Json, JsonObject } from "@/lib/domain/mesh/cluster-object";
import { objectsIn, textsIn } from "../../../world/read-json";

/** A rule of a Role or ClusterRole; "*" stands for all. https://kubernetes.io/docs/reference/kubernetes-api/authorization-resources/role-v1/ */
export interface PolicyRule {
  readonly verbs: readonly string[];
  readonly apiGroups: readonly string[];
  readonly resources: readonly string[];
  /** Empty: objects of any name. */
  readonly resourceNames: readonly string[];
  readonly nonResourceURLs: readonly string[];
}

const policyRule = (rule: JsonObject): PolicyRule => ({
  verbs: textsIn(rule["verbs"]),
  apiGroups: textsIn(rule["apiGroups"]),
  resources: textsIn(rule["resources"]),
  resourceNames: textsIn(rule["resourceNames"]),
  nonResourceURLs: textsIn(rule["nonResourceURLs"]),
});

/** The `rules` of a role. */
export const readRules = (rules: Json | undefined): readonly PolicyRule[] => objectsIn(rules).map(policyRule);
