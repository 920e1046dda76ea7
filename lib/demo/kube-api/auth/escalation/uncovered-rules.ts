import type { PolicyRule } from "../rules/policy-rule";
import { coversPath } from "../rules/rule-allows";

/** A rule of one verb on one resource or path. */
export interface SingleRule {
  readonly verb: string;
  readonly apiGroup: string;
  readonly resource: string;
  /** Empty: objects of any name. */
  readonly resourceName: string;
  /** Empty where the rule is of a resource. */
  readonly path: string;
}

/** A body of 3 MiB can hold rules whose product never ends; what goes beyond counts as not covered. */
const MOST_RULES = 100_000;

function* singleRules(rule: PolicyRule): Generator<SingleRule> {
  const names = rule.resourceNames.length === 0 ? [""] : rule.resourceNames;
  for (const apiGroup of rule.apiGroups)
    for (const resource of rule.resources)
      for (const verb of rule.verbs)
        for (const resourceName of names) yield { verb, apiGroup, resource, resourceName, path: "" };
  for (const path of rule.nonResourceURLs)
    for (const verb of rule.verbs) yield { verb, apiGroup: "", resource: "", resourceName: "", path };
}

const has = (held: readonly string[], one: string): boolean => held.includes("*") || held.includes(one);

function coversResource({ resources }: PolicyRule, resource: string): boolean {
  const slash = resource.indexOf("/");
  return has(resources, resource) || (slash >= 0 && resources.includes(`*/${resource.slice(slash + 1)}`));
}

function covers(held: PolicyRule, one: SingleRule): boolean {
  if (!has(held.verbs, one.verb)) return false;
  if (one.path !== "") return held.nonResourceURLs.some((url) => coversPath(url, one.path));
  return (
    has(held.apiGroups, one.apiGroup) &&
    coversResource(held, one.resource) &&
    (held.resourceNames.length === 0 || held.resourceNames.includes(one.resourceName))
  );
}

/** Of the rights that rules give, those that none of the held rules gives. */
export function uncoveredRules(
  held: readonly PolicyRule[],
  asked: readonly PolicyRule[],
): readonly SingleRule[] {
  const missing: SingleRule[] = [];
  let count = 0;
  for (const rule of asked)
    for (const one of singleRules(rule)) {
      count += 1;
      if (count > MOST_RULES) return [...missing, one];
      if (!held.some((own) => covers(own, one))) missing.push(one);
    }
  return missing;
}
