import type { Json } from "@/lib/domain/mesh/cluster-object";
import { RBAC_GROUP } from "../../../world/access/rbac-objects";
import { jsonAt, textOr } from "../../../world/read-json";
import { findResource } from "../../kinds/find-kind";
import type { ObjectStore } from "../../store/object-store";
import { type PolicyRule, readRules } from "./policy-rule";

export type RoleRules =
  | { readonly ok: true; readonly rules: readonly PolicyRule[] }
  | { readonly ok: false; readonly problem: string; readonly name: string };

/** The rules of the role that a `roleRef` names; a Role is looked for in the namespace of the binding. */
export function rulesOfRole(store: ObjectStore, roleRef: Json | undefined, namespace: string): RoleRules {
  const name = textOr(jsonAt(roleRef, "name"));
  const clusterWide = textOr(jsonAt(roleRef, "kind")) === "ClusterRole";
  const plural = clusterWide ? "clusterroles" : "roles";
  const kind = findResource(RBAC_GROUP, "v1", plural);
  const role = kind && store.get(kind, clusterWide ? "" : namespace, name);
  if (role !== undefined) return { ok: true, rules: readRules(role["rules"]) };
  const singular = clusterWide ? "clusterrole" : "role";
  return { ok: false, problem: `${singular}.${RBAC_GROUP} "${name}" not found`, name };
}
