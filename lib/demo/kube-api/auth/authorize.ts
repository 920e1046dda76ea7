import type { ObjectStore } from "../store/object-store";
import type { AccessAttributes } from "./access-attributes";
import { problemsText } from "./rules/problems-text";
import { ruleAllows } from "./rules/rule-allows";
import { rulesOfUser } from "./rules/rules-of-user";
import { type User, WELL_KNOWN } from "./user";

export interface Verdict {
  readonly allowed: boolean;
  /** By which binding, or why perhaps not; often empty. */
  readonly reason: string;
}

/**
 * Whether a user may do something, by the RBAC objects in the store; members of system:masters may do anything.
 * https://kubernetes.io/docs/reference/access-authn-authz/rbac/
 */
export function authorize(store: ObjectStore, user: User, wanted: AccessAttributes): Verdict {
  if (user.groups.includes(WELL_KNOWN.masters)) return { allowed: true, reason: "" };
  const namespace = wanted.type === "resource" ? wanted.namespace : "";
  const { granted, problems } = rulesOfUser(store, user, namespace);
  const by = granted.find(({ rule }) => ruleAllows(rule, wanted));
  if (by !== undefined) return { allowed: true, reason: `RBAC: allowed by ${by.source}` };
  return { allowed: false, reason: problems.length === 0 ? "" : `RBAC: ${problemsText(problems)}` };
}
