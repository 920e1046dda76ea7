import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { textOr } from "../../../world/read-json";
import type { User } from "../user";

/** The user name of a ServiceAccount. */
export const serviceAccountName = (namespace: string, name: string): string =>
  `system:serviceaccount:${namespace}:${name}`;

/**
 * Whether a subject of a binding is the user. A ServiceAccount without a namespace is one of the binding's own.
 * https://kubernetes.io/docs/reference/access-authn-authz/rbac/#referring-to-subjects
 */
export function appliesTo(user: User, subject: JsonObject, bindingNamespace: string): boolean {
  const name = textOr(subject["name"]);
  switch (subject["kind"]) {
    case "User":
      return user.name === name;
    case "Group":
      return user.groups.includes(name);
    case "ServiceAccount": {
      const namespace = textOr(subject["namespace"]) || bindingNamespace;
      return namespace !== "" && user.name === serviceAccountName(namespace, name);
    }
    default:
      return false;
  }
}
