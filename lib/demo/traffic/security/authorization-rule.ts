import type { Json, JsonObject } from "@/lib/domain/mesh/cluster-object";
import { isObject, objectsIn, textOr, textsIn } from "../../world/read-json";
import { type Attribute, OPERATION, type Test, attribute } from "./attributes";
import type { Layer, RequestFacts } from "./request-facts";

const MAX_RULES = 512;

/** Values one of which, and values none of which a call must have. */
interface Condition {
  readonly layers: ReadonlySet<Layer>;
  readonly values: readonly (Test | null)[];
  readonly notValues: readonly (Test | null)[];
}

/** A rule of an AuthorizationPolicy: some source, some operation and every condition must hold. */
export interface AuthorizationRule {
  /** Its place in the policy, which names it in Envoy. */
  readonly index: number;
  readonly sources: readonly (readonly Condition[])[];
  readonly operations: readonly (readonly Condition[])[];
  readonly when: readonly Condition[];
}

/** Fields of `from.source`, and the keys of conditions that say the same. */
const SOURCE_FIELDS: Readonly<Record<string, string>> = {
  principals: "source.principal",
  requestPrincipals: "request.auth.principal",
  namespaces: "source.namespace",
  serviceAccounts: "source.serviceAccount",
  ipBlocks: "source.ip",
  remoteIpBlocks: "remote.ip",
};

const notField = (field: string): string => `not${field.charAt(0).toUpperCase()}${field.slice(1)}`;

function condition(
  { layers, test }: Attribute,
  values: Json | undefined,
  notValues: Json | undefined,
): Condition {
  return { layers, values: textsIn(values).map(test), notValues: textsIn(notValues).map(test) };
}

/** The conditions of the fields that a source or an operation uses. */
function fields(
  written: Json | undefined,
  attributes: readonly (readonly [field: string, attribute: Attribute | null])[],
): readonly Condition[] {
  if (!isObject(written)) return [];
  return attributes.flatMap(([field, found]) => {
    const [values, notValues] = [written[field], written[notField(field)]];
    if (!found || (values === undefined && notValues === undefined)) return [];
    return [condition(found, values, notValues)];
  });
}

function readRule(rule: JsonObject, index: number, namespace: string): AuthorizationRule | null {
  const sourceFields = Object.entries(SOURCE_FIELDS).map(
    ([field, key]) => [field, attribute(key, namespace)] as const,
  );
  const operationFields = [
    ...Object.entries(OPERATION),
    ["ports", attribute("destination.port", namespace)] as const,
  ];
  const when: Condition[] = [];
  for (const one of objectsIn(rule["when"])) {
    const found = attribute(textOr(one["key"]), namespace);
    if (!found) return null;
    when.push(condition(found, one["values"], one["notValues"]));
  }
  return {
    index,
    sources: objectsIn(rule["from"]).map(({ source }) => fields(source, sourceFields)),
    operations: objectsIn(rule["to"]).map(({ operation }) => fields(operation, operationFields)),
    when,
  };
}

/** The rules of a policy of a namespace, at most 512; one with a condition that Istio does not know is left out, as istiod does. */
export function authorizationRules(rules: Json | undefined, namespace: string): readonly AuthorizationRule[] {
  if (!Array.isArray(rules)) return [];
  return rules
    .slice(0, MAX_RULES)
    .map((rule: Json, index) => (isObject(rule) ? readRule(rule, index, namespace) : null))
    .filter((rule) => rule !== null);
}

const usable = ({ layers, values, notValues }: Condition, layer: Layer): boolean =>
  (values.length === 0 && notValues.length === 0) ||
  (layers.has(layer) && ![...values, ...notValues].includes(null));

/** Whether a condition holds; what the proxy cannot test is left out. */
function holds({ layers, values, notValues }: Condition, facts: RequestFacts): boolean {
  if (!layers.has(facts.layer)) return true;
  const passes = (test: Test | null): boolean => test !== null && test(facts);
  const asked = values.filter((test) => test !== null);
  return (asked.length === 0 || asked.some(passes)) && !notValues.some(passes);
}

function anyHolds(alternatives: readonly (readonly Condition[])[], facts: RequestFacts): boolean {
  return (
    alternatives.length === 0 ||
    alternatives.some((conditions) => conditions.every((one) => holds(one, facts)))
  );
}

/**
 * Whether a rule matches a call. What a proxy cannot test (HTTP fields on a connection, what is no address or port) makes a rule
 * that allows match nothing, and is left out of one that denies: either way less is let in.
 * https://istio.io/latest/docs/concepts/security/#using-istio-authorization-on-plain-tcp-protocols and
 * https://istio.io/latest/docs/ambient/usage/l4-policy/
 */
export function ruleMatches(
  rule: AuthorizationRule,
  facts: RequestFacts,
  purpose: "allow" | "deny",
): boolean {
  const { sources, operations, when } = rule;
  const conditions = [...sources.flat(), ...operations.flat(), ...when];
  if (purpose === "allow" && !conditions.every((one) => usable(one, facts.layer))) return false;
  return anyHolds(sources, facts) && anyHolds(operations, facts) && when.every((one) => holds(one, facts));
}
