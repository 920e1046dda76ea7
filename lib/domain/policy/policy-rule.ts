import type { JsonObject } from "../mesh/cluster-object";
import { objectAt, objectsAt, textAt, textsAt } from "../mesh/read-json";
import type { FlowFacts } from "./flow-facts";
import {
  canTest,
  conditionHolds,
  fieldCondition,
  isKnownKey,
  isMeaningfulCondition,
  type PolicyCondition,
} from "./policy-condition";
import { all, any, type Truth } from "./truth";

/** A rule of an AuthorizationPolicy: some source, some operation and every condition must hold. */
export interface PolicyRule {
  readonly sources: readonly (readonly PolicyCondition[])[];
  readonly operations: readonly (readonly PolicyCondition[])[];
  readonly when: readonly PolicyCondition[];
}

/** Fields of `from.source` and of `to.operation`, and the keys of conditions that say the same. */
const SOURCE: readonly (readonly [field: string, key: string])[] = [
  ["principals", "source.principal"],
  ["requestPrincipals", "request.auth.principal"],
  ["namespaces", "source.namespace"],
  ["serviceAccounts", "source.serviceAccount"],
  ["ipBlocks", "source.ip"],
  ["remoteIpBlocks", "remote.ip"],
];
const OPERATION: readonly (readonly [field: string, key: string])[] = [
  ["hosts", "request.host"],
  ["ports", "destination.port"],
  ["methods", "request.method"],
  ["paths", "request.path"],
];

/** The field of a source or an operation (`source.principals`) that asks for a key of conditions; null where none does. */
export function fieldOfKey(key: string): string | null {
  const source = SOURCE.find(([, of]) => of === key);
  if (source) return `source.${source[0]}`;
  const operation = OPERATION.find(([, of]) => of === key);
  return operation ? `operation.${operation[0]}` : null;
}

const conditionsOf = (written: JsonObject, fields: typeof SOURCE): readonly PolicyCondition[] =>
  fields.flatMap(([field, key]) => fieldCondition(key, written, field));

/** Reads a rule. https://istio.io/latest/docs/reference/config/security/authorization-policy/#Rule */
export function readPolicyRule(rule: JsonObject): PolicyRule {
  return {
    sources: objectsAt(rule, "from").map((one) => conditionsOf(objectAt(one, "source"), SOURCE)),
    operations: objectsAt(rule, "to").map((one) => conditionsOf(objectAt(one, "operation"), OPERATION)),
    when: objectsAt(rule, "when").map((one) => ({
      key: textAt(one, "key"),
      values: textsAt(one, "values"),
      notValues: textsAt(one, "notValues"),
    })),
  };
}

/**
 * Why a rule can match nothing at a proxy, whatever the request: a condition with a key that Istio does not know, which makes
 * istiod leave the rule out; in a rule that allows, one that the proxy cannot test. null where it can match.
 * https://istio.io/latest/docs/concepts/security/#using-istio-authorization-on-plain-tcp-protocols
 */
export function untestable(
  { sources, operations, when }: PolicyRule,
  layer: FlowFacts["layer"],
  purpose: "allow" | "deny",
): PolicyCondition | null {
  const unknown = when.find(({ key }) => !isKnownKey(key));
  if (unknown || purpose === "deny") return unknown ?? null;
  const conditions = [...sources.flat(), ...operations.flat(), ...when];
  return conditions.find((one) => !canTest(layer, one) || !isMeaningfulCondition(one)) ?? null;
}

/**
 * Whether a rule matches the requests of a flow. What the proxy cannot test (fields of requests on connections) makes a rule
 * that allows match nothing, and is left out of one that denies: either way less is let in.
 * https://istio.io/latest/docs/concepts/security/#using-istio-authorization-on-plain-tcp-protocols
 */
export function ruleMatches(
  rule: PolicyRule,
  facts: FlowFacts,
  policyNamespace: string,
  purpose: "allow" | "deny",
): Truth {
  const { sources, operations, when } = rule;
  const sees = (condition: PolicyCondition): boolean => canTest(facts.layer, condition);
  if (untestable(rule, facts.layer, purpose)) return "no";
  const hold = (conditions: readonly PolicyCondition[]): Truth =>
    all(conditions.filter(sees).map((one) => conditionHolds(one, facts, policyNamespace)));
  const some = (alternatives: readonly (readonly PolicyCondition[])[]): Truth =>
    alternatives.length === 0 ? "yes" : any(alternatives.map(hold));
  return all([some(sources), some(operations), hold(when)]);
}
