import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { groupBy } from "../../world/group-by";
import type { K8sObject } from "../../world/k8s-object";
import { isObject, jsonAt, objectsIn, textMap, textOr, textsIn } from "../../world/read-json";
import { objectRef } from "../model/object-ref";
import type { MeshWorld } from "../model/mesh-world";
import { perWorld } from "../model/per-world";
import { exportsOr } from "../registry/exported-to";
import { fullHost } from "../registry/full-host";
import { type HostIndex, hostIndex } from "../registry/host-index";
import { inOrderOfCreation } from "../registry/in-order-of-creation";

/** A DestinationRule, or several for one host of one namespace that were merged. */
export interface DestinationRule {
  readonly namespace: string;
  /** By `objectRef`; of merged ones the oldest. */
  readonly ref: string;
  readonly host: string;
  readonly exportTo: readonly string[];
  /** null: it applies to all clients. */
  readonly selector: ReadonlyMap<string, string> | null;
  readonly trafficPolicy: JsonObject | null;
  readonly subsets: ReadonlyMap<string, JsonObject>;
}

function read(object: K8sObject, exportTo: readonly string[]): DestinationRule {
  const namespace = object.metadata.namespace ?? "";
  const spec = jsonAt(object, "spec");
  const subsets = new Map<string, JsonObject>();
  for (const subset of objectsIn(jsonAt(spec, "subsets"))) {
    const name = textOr(subset["name"]);
    if (!subsets.has(name)) subsets.set(name, subset);
  }
  const trafficPolicy = jsonAt(spec, "trafficPolicy");
  const selector = jsonAt(spec, "workloadSelector");
  return {
    namespace,
    ref: objectRef(object),
    host: fullHost(textOr(jsonAt(spec, "host")), namespace),
    exportTo: exportsOr(textsIn(jsonAt(spec, "exportTo")), exportTo),
    selector: isObject(selector) ? textMap(selector["matchLabels"]) : null,
    trafficPolicy: isObject(trafficPolicy) ? trafficPolicy : null,
    subsets,
  };
}

/** What may be merged: rules for one host, of one namespace, for the same clients and visible in the same namespaces. */
function mergeKey({ host, namespace, exportTo, selector }: DestinationRule): string {
  const labels = selector === null ? null : [...selector].sort();
  return JSON.stringify([host, namespace, exportTo.toSorted(), labels]);
}

/** The first rule's policy, or the first that has one, and the subsets of all; of two of one name the first. */
function merged(rules: readonly DestinationRule[]): readonly DestinationRule[] {
  const [first] = rules;
  if (!first) return [];
  const subsets = new Map(rules.toReversed().flatMap((rule) => [...rule.subsets]));
  const trafficPolicy = rules.find((rule) => rule.trafficPolicy !== null)?.trafficPolicy ?? null;
  return [{ ...first, trafficPolicy, subsets }];
}

export type RulesByNamespace = ReadonlyMap<string, HostIndex<DestinationRule>>;

/**
 * The DestinationRules of a world by namespace and host, the oldest first.
 * https://istio.io/latest/docs/ops/best-practices/traffic-management/#split-virtual-services
 */
export const destinationRules = perWorld((world: MeshWorld): RulesByNamespace => {
  const exportTo = textsIn(world.meshConfig["defaultDestinationRuleExportTo"]);
  const rules = world
    .objects("networking.istio.io", "DestinationRule")
    .toSorted(inOrderOfCreation)
    .map((one) => read(one, exportTo));
  const all = [...groupBy(rules, mergeKey).values()].flatMap(merged);
  return new Map(
    [...groupBy(all, ({ namespace }) => namespace)].map(([namespace, own]) => [
      namespace,
      hostIndex(own.map((rule) => [rule.host, rule] as const)),
    ]),
  );
});
