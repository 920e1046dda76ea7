import type { ClusterObject } from "@/lib/domain/mesh/cluster-object";
import { objectAt } from "@/lib/domain/mesh/read-json";
import { type PlacedItem, placedItems, type PlacedText, placedTexts } from "../placed-items";

const rulesOf = ({ data }: ClusterObject): readonly PlacedItem[] =>
  placedItems(objectAt(data, "spec"), "rules", ["spec"]);

function partsAt(policy: ClusterObject, list: "from" | "to", inner: string): readonly PlacedItem[] {
  return rulesOf(policy).flatMap((rule) =>
    placedItems(rule.item, list, rule.path).map(({ item, path }) => ({
      item: objectAt(item, inner),
      path: [...path, inner],
    })),
  );
}

/** All `from.source` of a policy. https://istio.io/latest/docs/reference/config/security/authorization-policy/#Source */
export const sourcesOf = (policy: ClusterObject): readonly PlacedItem[] => partsAt(policy, "from", "source");

/** All `to.operation` of a policy. */
export const operationsOf = (policy: ClusterObject): readonly PlacedItem[] =>
  partsAt(policy, "to", "operation");

/** All `when` of a policy. */
export const conditionsOf = (policy: ClusterObject): readonly PlacedItem[] =>
  rulesOf(policy).flatMap((rule) => placedItems(rule.item, "when", rule.path));

/** The texts of a list in parts of rules. */
export const ruleTexts = (parts: readonly PlacedItem[], field: string): readonly PlacedText[] =>
  parts.flatMap(({ item, path }) => placedTexts(item, field, path));
