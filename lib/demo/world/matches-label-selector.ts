import type { Json, JsonObject } from "@/lib/domain/mesh/cluster-object";
import { isObject, jsonAt, objectsIn, textOr, textsIn } from "./read-json";

type Labels = Readonly<Record<string, Json | undefined>>;

function requirementHolds(requirement: JsonObject, labels: Labels): boolean {
  const key = textOr(requirement["key"]);
  const present = Object.hasOwn(labels, key);
  const listed = present && textsIn(requirement["values"]).some((value) => value === labels[key]);
  switch (requirement["operator"]) {
    case "In":
      return listed;
    case "NotIn":
      return !listed;
    case "Exists":
      return present;
    case "DoesNotExist":
      return !present;
    default:
      return false;
  }
}

/**
 * Whether labels satisfy a LabelSelector (matchLabels and matchExpressions); an absent or empty one selects everything.
 * https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#resources-that-support-set-based-requirements
 */
export function matchesLabelSelector(selector: Json | undefined, labels: Labels = {}): boolean {
  const wanted = jsonAt(selector, "matchLabels");
  return (
    (!isObject(wanted) || Object.entries(wanted).every(([key, value]) => labels[key] === value)) &&
    objectsIn(jsonAt(selector, "matchExpressions")).every((one) => requirementHolds(one, labels))
  );
}
