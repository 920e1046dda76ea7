import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { RBAC_GROUP } from "../../../world/access/rbac-objects";
import type { K8sObject } from "../../../world/k8s-object";
import { jsonAt, objectsIn, textOr } from "../../../world/read-json";
import { findResource } from "../../kinds/find-kind";
import type { ObjectStore } from "../../store/object-store";
import type { User } from "../user";
import { appliesTo } from "./applies-to";
import type { PolicyRule } from "./policy-rule";
import { rulesOfRole } from "./rules-of-role";

export interface GrantedRule {
  readonly rule: PolicyRule;
  /** The binding it comes from, in the words of the API server. */
  readonly source: string;
}

export interface UserRules {
  readonly granted: readonly GrantedRule[];
  /** Roles that bindings name and that are not there; they give no rights and take none. */
  readonly problems: readonly string[];
}

function bindings(store: ObjectStore, plural: string, namespace: string): readonly K8sObject[] {
  const kind = findResource(RBAC_GROUP, "v1", plural);
  const all = kind === undefined ? [] : store.list(kind);
  return all.filter(({ metadata }) => (metadata.namespace ?? "") === namespace);
}

function sourceOf({ kind, metadata, roleRef }: K8sObject, subject: JsonObject): string {
  const { name, namespace = "" } = metadata;
  const where = (text: string, inside: string): string => (inside === "" ? text : `${text}/${inside}`);
  const subjectName =
    subject["kind"] === "ServiceAccount"
      ? `${textOr(subject["name"])}/${textOr(subject["namespace"]) || namespace}`
      : textOr(subject["name"]);
  const role = `${textOr(jsonAt(roleRef, "kind"))} ${JSON.stringify(textOr(jsonAt(roleRef, "name")))}`;
  return `${kind} ${JSON.stringify(where(name, namespace))} of ${role} to ${textOr(subject["kind"])} ${JSON.stringify(subjectName)}`;
}

/**
 * All rules that bindings give a user: cluster-wide ones first, then those of the namespace unless it is "". Nothing but bindings
 * gives rights. https://kubernetes.io/docs/reference/access-authn-authz/rbac/#rolebinding-and-clusterrolebinding
 */
export function rulesOfUser(store: ObjectStore, user: User, namespace: string): UserRules {
  const granted: GrantedRule[] = [];
  const problems: string[] = [];
  const all = [
    ...bindings(store, "clusterrolebindings", ""),
    ...(namespace === "" ? [] : bindings(store, "rolebindings", namespace)),
  ];
  for (const binding of all) {
    const where = binding.metadata.namespace ?? "";
    const subject = objectsIn(binding["subjects"]).find((one) => appliesTo(user, one, where));
    if (subject === undefined) continue;
    const role = rulesOfRole(store, binding["roleRef"], where);
    if (!role.ok) problems.push(role.problem);
    else granted.push(...role.rules.map((rule) => ({ rule, source: sourceOf(binding, subject) })));
  }
  return { granted, problems };
}
