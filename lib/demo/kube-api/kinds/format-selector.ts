import type { Json } from "@/lib/domain/mesh/cluster-object";
import { isObject, jsonAt, objectsIn, textMap, textOr, textsIn } from "../../world/read-json";

const NONE = "<none>";

/** Labels as `a=b,c=d`; `<none>` where there are none. */
export function formatLabels(labels: Json | undefined): string {
  const pairs = [...textMap(labels)].map(([key, value]) => `${key}=${value}`);
  return pairs.length === 0 ? NONE : pairs.toSorted().join(",");
}

const OPERATORS: Readonly<Record<string, string>> = { In: "in", NotIn: "notin" };

function formatExpression(expression: Json): string {
  const key = textOr(jsonAt(expression, "key"));
  const operator = textOr(jsonAt(expression, "operator"));
  if (operator === "Exists") return key;
  if (operator === "DoesNotExist") return `!${key}`;
  return `${key} ${OPERATORS[operator] ?? operator} (${textsIn(jsonAt(expression, "values")).join(",")})`;
}

/** A LabelSelector as kubectl prints it: `app=web,tier in (a,b),!legacy`; `<none>` where it selects everything. */
export function formatSelector(selector: Json | undefined): string {
  if (!isObject(selector)) return NONE;
  const exact = [...textMap(selector["matchLabels"])].map(([key, value]) => `${key}=${value}`);
  const all = [...exact, ...objectsIn(selector["matchExpressions"]).map(formatExpression)];
  return all.length === 0 ? NONE : all.join(",");
}
