import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { objectsAt, textAt, textMapAt, textsAt } from "@/lib/domain/mesh/read-json";

type Labels = Readonly<Record<string, string>>;

function meets(expression: JsonObject, labels: Labels): boolean {
  const value = labels[textAt(expression, "key")];
  const values = textsAt(expression, "values");
  switch (textAt(expression, "operator")) {
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
 * Whether a label selector selects labels; an empty one selects all.
 * https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#resources-that-support-set-based-requirements
 */
export function selectsLabels(selector: JsonObject, labels: Labels): boolean {
  const wanted = Object.entries(textMapAt(selector, "matchLabels"));
  return (
    wanted.every(([key, value]) => labels[key] === value) &&
    objectsAt(selector, "matchExpressions").every((expression) => meets(expression, labels))
  );
}
