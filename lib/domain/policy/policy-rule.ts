import type { JsonObject } from "../mesh/cluster-object";
import { objectAt, objectsAt, textAt, textsAt } from "../mesh/read-json";
import type { FlowFacts } from "./flow-facts";
import { conditionHolds, fieldCondition, needsRequest, type PolicyCondition } from "./policy-condition";
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
 * Whether a rule matches the requests of a flow. Where the proxy sees connections only, request fields make a rule that
 * allows match nothing, and are left out of one that denies: either way less is let in.
 * https://istio.io/latest/docs/concepts/security/#using-istio-authorization-on-plain-tcp-protocols
 */
export function ruleMatches(
  { sources, operations, when }: PolicyRule,
  facts: FlowFacts,
  policyNamespace: string,
  purpose: "allow" | "deny",
): Truth {
  const sees = (condition: PolicyCondition): boolean => facts.layer === "request" || !needsRequest(condition);
  if (purpose === "allow" && ![...sources.flat(), ...operations.flat(), ...when].every(sees)) return "no";
  const hold = (conditions: readonly PolicyCondition[]): Truth =>
    all(conditions.filter(sees).map((one) => conditionHolds(one, facts, policyNamespace)));
  const some = (alternatives: readonly (readonly PolicyCondition[])[]): Truth =>
    alternatives.length === 0 ? "yes" : any(alternatives.map(hold));
  return all([some(sources), some(operations), hold(when)]);
}
