import type { AccessAttributes, ResourceAttributes } from "../access-attributes";
import type { PolicyRule } from "./policy-rule";

const has = (allowed: readonly string[], wanted: string): boolean =>
  allowed.includes("*") || allowed.includes(wanted);

/** `pods` is not `pods/log`; a star before the slash stands for any resource. */
function coversResource({ resources }: PolicyRule, { resource, subresource }: ResourceAttributes): boolean {
  if (subresource === "") return has(resources, resource);
  return has(resources, `${resource}/${subresource}`) || resources.includes(`*/${subresource}`);
}

/** Whether a nonResourceURL, whose star at the end stands for any rest, covers a path. */
export function coversPath(allowed: string, path: string): boolean {
  if (allowed === "*" || allowed === path) return true;
  return allowed.endsWith("*") && path.startsWith(allowed.replace(/\*+$/, ""));
}

/** Whether a rule allows a request: https://kubernetes.io/docs/reference/access-authn-authz/rbac/#referring-to-resources */
export function ruleAllows(rule: PolicyRule, wanted: AccessAttributes): boolean {
  if (!has(rule.verbs, wanted.verb)) return false;
  if (wanted.type === "path") return rule.nonResourceURLs.some((url) => coversPath(url, wanted.path));
  return (
    has(rule.apiGroups, wanted.group) &&
    coversResource(rule, wanted) &&
    (rule.resourceNames.length === 0 || rule.resourceNames.includes(wanted.name))
  );
}
