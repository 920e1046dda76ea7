import type { FlowFacts } from "../../policy/flow-facts";
import { canTest, conditionHolds, isKnownKey, type PolicyCondition } from "../../policy/policy-condition";
import { fieldOfKey, untestable, type PolicyRule } from "../../policy/policy-rule";
import { hadText } from "./had-text";
import { quoted, quotedAny } from "../quoted";

const MOST_ALTERNATIVES = 3;

interface Judged {
  readonly facts: FlowFacts;
  readonly policyNamespace: string;
  readonly purpose: "allow" | "deny";
}

const negative = (field: string): string =>
  field.replace(/\.(.)/, (_dot, first: string) => `.not${first.toUpperCase()}`);

/** Why a condition does not hold for certain; null where it does. */
function whyCondition(condition: PolicyCondition, place: string, judged: Judged): string | null {
  const { key, values, notValues } = condition;
  const { facts, policyNamespace } = judged;
  if (!canTest(facts.layer, condition)) return null;
  const holds = (one: PolicyCondition): boolean => conditionHolds(one, facts, policyNamespace) === "yes";
  if (holds(condition)) return null;
  const field = fieldOfKey(key);
  const named = place.startsWith("when") || field === null ? `${place} (${key})` : `${place}.${field}`;
  if (!holds({ key, values, notValues: [] }))
    return `${named} asks for ${quotedAny(values)}, ${hadText(key, facts)}`;
  const not =
    place.startsWith("when") || field === null ? `${named} notValues` : `${place}.${negative(field)}`;
  return `${not} excludes ${quotedAny(notValues)}, ${hadText(key, facts)}`;
}

/** The first reason of each alternative; null where one of them holds, or there is none. */
function whyAlternatives(
  alternatives: readonly (readonly PolicyCondition[])[],
  name: string,
  judged: Judged,
): string | null {
  const reasons = alternatives.map((conditions, index) =>
    conditions.map((one) => whyCondition(one, `${name}[${index}]`, judged)).find((why) => why !== null),
  );
  const missing = reasons.filter((why) => why !== undefined);
  if (missing.length === 0 || missing.length < reasons.length) return null;
  const left = missing.length - MOST_ALTERNATIVES;
  return [...missing.slice(0, MOST_ALTERNATIVES), ...(left > 0 ? [`${left} more alternatives`] : [])].join(
    "; ",
  );
}

function whyUntestable(condition: PolicyCondition, { facts }: Judged): string {
  const field = fieldOfKey(condition.key) ?? `when ${condition.key}`;
  if (!isKnownKey(condition.key))
    return `Istio does not know the condition ${quoted(condition.key)} and leaves the rule out`;
  if (canTest(facts.layer, condition))
    return `${field} has a value that means nothing, so the rule allows nothing`;
  const who = facts.layer === "ztunnel" ? "a ztunnel" : "a proxy of plain connections";
  return `${field} asks for something that ${who} does not see, so the rule allows nothing`;
}

/** Why a rule does not match for certain: per field what it asks for and what the request has; null where it matches. */
export function whyRule(rule: PolicyRule, judged: Judged): string | null {
  const blocking = untestable(rule, judged.facts.layer, judged.purpose);
  if (blocking) return whyUntestable(blocking, judged);
  const when = rule.when.map((one, index) => whyCondition(one, `when[${index}]`, judged));
  return (
    [
      whyAlternatives(rule.sources, "from", judged),
      whyAlternatives(rule.operations, "to", judged),
      ...when,
    ].find((why) => why !== null) ?? null
  );
}
