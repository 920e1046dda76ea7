import { isDeepStrictEqual } from "node:util";
import { RBAC_GROUP } from "../../../world/access/rbac-objects";
import type { K8sObject } from "../../../world/k8s-object";
import { jsonAt, objectsIn, textOr } from "../../../world/read-json";
import type { ResourceRequest } from "../../http/parse-request";
import type { Refused } from "../../http/reply";
import { refuse, resourceName } from "../../http/status";
import type { ObjectStore } from "../../store/object-store";
import type { ResourceAttributes } from "../access-attributes";
import { authorize } from "../authorize";
import { type PolicyRule, readRules } from "../rules/policy-rule";
import { problemsText } from "../rules/problems-text";
import { rulesOfRole } from "../rules/rules-of-role";
import { rulesOfUser } from "../rules/rules-of-user";
import { type User, WELL_KNOWN } from "../user";
import { describeRules } from "./describe-rules";
import { uncoveredRules } from "./uncovered-rules";

/** Who writes what where. */
export interface RoleWrite {
  readonly store: ObjectStore;
  readonly user: User;
  readonly request: ResourceRequest;
}

const ROLES: readonly string[] = ["Role", "ClusterRole"];
const BINDINGS: readonly string[] = ["RoleBinding", "ClusterRoleBinding"];
const ALL: readonly PolicyRule[] = [
  { verbs: ["*"], apiGroups: ["*"], resources: ["*"], resourceNames: [], nonResourceURLs: [] },
  { verbs: ["*"], apiGroups: [], resources: [], resourceNames: [], nonResourceURLs: ["*"] },
];

/** What is missing of rights to be granted, in the words of the API server; "" where the user has them all. */
function missingRights({ store, user, request }: RoleWrite, rules: readonly PolicyRule[]): string {
  const { granted, problems } = rulesOfUser(store, user, request.namespace);
  const missing = uncoveredRules(
    granted.map(({ rule }) => rule),
    rules,
  );
  if (missing.length === 0) return "";
  const groups = user.groups.map((group) => JSON.stringify(group)).join(" ");
  const unresolved = problems.length === 0 ? "" : `; resolution errors: ${problemsText(problems)}`;
  return `user ${JSON.stringify(user.name)} (groups=[${groups}]) is attempting to grant RBAC permissions not currently held:\n${describeRules(missing)}${unresolved}`;
}

function forbid({ request }: RoleWrite, name: string, why: string): Refused | null {
  if (why === "") return null;
  const { group, plural } = request;
  const what = `${resourceName({ group, plural })} "${name}"`;
  return refuse("Forbidden", `${what} is forbidden: ${why}`, { name, group, kind: plural });
}

const attributes = (
  { request }: RoleWrite,
  verb: string,
  resource: string,
  name: string,
): ResourceAttributes => ({
  type: "resource",
  verb,
  group: RBAC_GROUP,
  resource,
  subresource: "",
  namespace: request.namespace,
  name,
});

const aggregates = (role: K8sObject | undefined): boolean =>
  objectsIn(jsonAt(role, "aggregationRule", "clusterRoleSelectors")).length > 0;

function refuseRole(write: RoleWrite, role: K8sObject, current: K8sObject | undefined): Refused | null {
  const { store, user, request } = write;
  if (authorize(store, user, attributes(write, "escalate", request.plural, request.name)).allowed)
    return null;
  const { name } = role.metadata;
  const refused = forbid(write, name, missingRights(write, readRules(role["rules"])));
  if (refused !== null || (!aggregates(role) && !aggregates(current))) return refused;
  const all = missingRights(write, ALL) === "";
  return forbid(write, name, all ? "" : "must have cluster-admin privileges to use the aggregationRule");
}

function refuseBinding(write: RoleWrite, binding: K8sObject): Refused | null {
  const { store, user, request } = write;
  const { roleRef } = binding;
  const role = rulesOfRole(store, roleRef, request.namespace);
  const plural = textOr(jsonAt(roleRef, "kind")) === "ClusterRole" ? "clusterroles" : "roles";
  const wanted = attributes(write, "bind", plural, textOr(jsonAt(roleRef, "name")));
  if (authorize(store, user, wanted).allowed) return null;
  // The API server speaks of the binding's own resource here.
  if (!role.ok) {
    const { group, plural: own } = request;
    const what = `${resourceName({ group, plural: own })} "${role.name}"`;
    return refuse("NotFound", `${what} not found`, { name: role.name, group, kind: own });
  }
  return forbid(write, binding.metadata.name, missingRights(write, role.rules));
}

/** Whether a write changes nothing but what garbage collection goes by. */
function isSameGrant(object: K8sObject, current: K8sObject | undefined): boolean {
  if (current === undefined) return false;
  const essence = ({ metadata, ...rest }: K8sObject): unknown => {
    const { finalizers: _f, ownerReferences: _o, managedFields: _m, resourceVersion: _r, ...kept } = metadata;
    return { ...rest, kept };
  };
  return isDeepStrictEqual(essence(object), essence(current));
}

/**
 * 403 for a role or binding that grants what its author has not, unless the author may `escalate` or `bind` or is of
 * system:masters. https://kubernetes.io/docs/reference/access-authn-authz/rbac/#privilege-escalation-prevention-and-bootstrapping
 */
export function refuseEscalation(
  write: RoleWrite,
  object: K8sObject,
  current: K8sObject | undefined,
): Refused | null {
  const { user, request } = write;
  if (request.group !== RBAC_GROUP || user.groups.includes(WELL_KNOWN.masters)) return null;
  if (isSameGrant(object, current)) return null;
  if (ROLES.includes(object.kind)) return refuseRole(write, object, current);
  return BINDINGS.includes(object.kind) ? refuseBinding(write, object) : null;
}
