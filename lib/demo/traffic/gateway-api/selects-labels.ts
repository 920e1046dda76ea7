import type { Json, JsonObject } from "@/lib/domain/mesh/cluster-object";
import { isObject, jsonAt, objectsIn, textOr, textsIn } from "../../world/read-json";

type Labels = ReadonlyMap<string, string>;

function holds(requirement: JsonObject, labels: Labels): boolean {
  const value = labels.get(textOr(requirement["key"]));
  const values = textsIn(requirement["values"]);
  switch (requirement["operator"]) {
    case "In":
      return value !== undefined && values.includes(value);
    case "NotIn":
      return value === undefined || !values.includes(value);
    case "Exists":
      return value !== undefined;
    case "DoesNotExist":
      return value === undefined;
    default:
      return false;
  }
}

/**
 * Whether a LabelSelector selects labels: all of matchLabels and matchExpressions hold. An empty selector selects everything,
 * what is not a selector nothing.
 * https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#resources-that-support-set-based-requirements
 */
export function selectsLabels(selector: Json | undefined, labels: Labels): boolean {
  if (!isObject(selector)) return false;
  const matchLabels = jsonAt(selector, "matchLabels");
  const equal = isObject(matchLabels) ? Object.entries(matchLabels) : [];
  return (
    equal.every(([key, value]) => labels.get(key) === value) &&
    objectsIn(selector["matchExpressions"]).every((one) => holds(one, labels))
  );
}
