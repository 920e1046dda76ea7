import type { ClusterObject, JsonObject } from "../mesh/cluster-object";
import type { ClusterSnapshot } from "../mesh/cluster-snapshot";
import { exportTo, isExportedTo } from "../mesh/hosts/exported-to";
import { compareHosts, hostCovers } from "../mesh/hosts/host-matches";
import { resolveHost } from "../mesh/hosts/resolve-host";
import { olderFirst } from "../mesh/older-first";
import { objectAt, objectsAt, textAt, textMapAt, textsAt } from "../mesh/read-json";
import type { Caller } from "./caller";

/** The DestinationRules that together speak of a host for a caller. */
export interface RulesOfHost {
  /** The oldest; its policy counts. */
  readonly rule: ClusterObject;
  readonly trafficPolicy: JsonObject;
  /** Subsets of all of them, of one name the oldest's. */
  readonly subsets: ReadonlyMap<string, JsonObject>;
}

interface IndexedRule {
  readonly object: ClusterObject;
  readonly host: string;
}

export interface DestinationRuleIndex {
  for(caller: Caller, host: string, serviceNamespace: string): RulesOfHost | null;
}

const selects = ({ data }: ClusterObject): boolean => "workloadSelector" in objectAt(data, "spec");

/** Whether a rule selects the caller, which only one of the caller's namespace can. */
function selectsCaller(rule: ClusterObject, caller: Caller): boolean {
  if (!selects(rule) || rule.meta.namespace !== caller.namespace) return false;
  const wanted = textMapAt(objectAt(objectAt(rule.data, "spec"), "workloadSelector"), "matchLabels");
  return Object.entries(wanted).every(([name, value]) => caller.labels?.[name] === value);
}

/** What rules for one host must have in common to be merged. */
function mergeKey(rule: ClusterObject): string {
  const spec = objectAt(rule.data, "spec");
  const namespaces = exportTo(rule).map((name) => (name === "." ? rule.meta.namespace : name));
  const labels = Object.entries(textMapAt(objectAt(spec, "workloadSelector"), "matchLabels")).sort();
  return JSON.stringify([
    "workloadSelector" in spec,
    labels,
    namespaces.length === 0 ? ["*"] : namespaces.toSorted(),
  ]);
}

function merged(rules: readonly ClusterObject[]): RulesOfHost | null {
  const [rule] = rules;
  if (!rule) return null;
  const subsets = new Map<string, JsonObject>();
  for (const { data } of rules)
    for (const subset of objectsAt(objectAt(data, "spec"), "subsets"))
      if (!subsets.has(textAt(subset, "name"))) subsets.set(textAt(subset, "name"), subset);
  const withPolicy = rules.find(({ data }) => "trafficPolicy" in objectAt(data, "spec")) ?? rule;
  return { rule, trafficPolicy: objectAt(objectAt(withPolicy.data, "spec"), "trafficPolicy"), subsets };
}

/** The rules of the most specific host that has any. */
function mostSpecific(
  rules: readonly IndexedRule[],
  host: string,
  fits: (rule: ClusterObject) => boolean,
): readonly ClusterObject[] {
  const fitting = rules
    .filter(({ object, host: of }) => hostCovers(of, host) && fits(object))
    .sort((a, b) => compareHosts(a.host, b.host));
  return fitting.filter((one) => one.host === fitting[0]?.host).map(({ object }) => object);
}

/** Of the rules of one host those that select the caller, else those for all; the oldest with what is merged into it. */
function obeyed(rules: readonly ClusterObject[], caller: Caller): RulesOfHost | null {
  const chosen =
    rules.find((rule) => selectsCaller(rule, caller)) ?? rules.find((rule) => !selects(rule)) ?? null;
  return chosen && merged(rules.filter((rule) => mergeKey(rule) === mergeKey(chosen)));
}

/** A rule that the root namespace keeps for itself. */
const onlyOwn = ({ data }: ClusterObject): boolean => {
  const exported = textsAt(objectAt(data, "spec"), "exportTo");
  return exported.length === 1 && exported[0] === ".";
};

/**
 * Finds the DestinationRule a caller obeys for a host: of its own namespace, else of the service's, else of the root
 * namespace; in each the most specific host, and of its rules one that selects the caller before one for all. Where they select
 * others only, the caller obeys none.
 * https://istio.io/latest/docs/ops/best-practices/traffic-management/#cross-namespace-configuration
 */
export function destinationRuleIndex(snapshot: ClusterSnapshot, rootNamespace: string): DestinationRuleIndex {
  const byNamespace = new Map<string, IndexedRule[]>();
  for (const object of snapshot.list("DestinationRule").toSorted(olderFirst)) {
    const { namespace } = object.meta;
    const host = resolveHost(textAt(objectAt(object.data, "spec"), "host"), namespace);
    const others = byNamespace.get(namespace);
    if (others) others.push({ object, host });
    else byNamespace.set(namespace, [{ object, host }]);
  }
  return {
    for: (caller, host, serviceNamespace) => {
      const of = (
        namespace: string,
        fits: (rule: ClusterObject) => boolean,
      ): readonly ClusterObject[] | null => {
        const found = mostSpecific(byNamespace.get(namespace) ?? [], host, fits);
        return found.length > 0 ? found : null;
      };
      const exported = (rule: ClusterObject): boolean => isExportedTo(rule, caller.namespace);
      const own = (rule: ClusterObject): boolean =>
        exported(rule) && (caller.namespace !== rootNamespace || onlyOwn(rule));
      const level =
        of(caller.namespace, own) ?? of(serviceNamespace, exported) ?? of(rootNamespace, exported);
      return level && obeyed(level, caller);
    },
  };
}
