import type { AccessAttributes, User } from "./user";

const covers = (allowed: readonly string[], wanted: string): boolean =>
  allowed.includes("*") || allowed.includes(wanted);

/** Whether one of the user's rules allows the request; a rule bound in a namespace never allows a request across all. */
export function isAllowed(user: User, wanted: AccessAttributes): boolean {
  return user.rules.some(
    (rule) =>
      covers(rule.verbs, wanted.verb) &&
      covers(rule.groups, wanted.group) &&
      covers(rule.resources, wanted.resource) &&
      (rule.namespaces?.includes(wanted.namespace) ?? true),
  );
}
