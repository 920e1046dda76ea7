import { isJsonList } from "@/lib/adapters/shared/json-list";
import { isJsonObject } from "@/lib/adapters/shared/json-object";
import type { Json, JsonObject } from "@/lib/domain/mesh/cluster-object";
import type { FieldPath } from "@/lib/domain/validations/finding";
import type { SchemaProblem } from "@/lib/ports/schema-check";
import { DEEPEST, fieldSchema, itemSchema } from "./schema-node";

/**
 * Items that a list of type "set" holds twice, and items of a list of type "map" whose keys another item has.
 * https://kubernetes.io/docs/reference/using-api/server-side-apply/#merge-strategy
 */
export function duplicateItems(
  value: Json,
  schema: JsonObject,
  path: FieldPath = [],
): readonly SchemaProblem[] {
  if (path.length > DEEPEST) return [];
  if (isJsonList(value)) {
    const items = itemSchema(schema);
    const below =
      items === undefined
        ? []
        : value.flatMap((item, index) => duplicateItems(item, items, [...path, index]));
    return [...repeated(value, schema, path), ...below];
  }
  if (!isJsonObject(value)) return [];
  return Object.entries(value).flatMap(([field, item]) => {
    const below = fieldSchema(schema, field);
    return below === undefined || item === undefined ? [] : duplicateItems(item, below, [...path, field]);
  });
}

function repeated(list: readonly Json[], schema: JsonObject, path: FieldPath): readonly SchemaProblem[] {
  const type = schema["x-kubernetes-list-type"];
  const keys = schema["x-kubernetes-list-map-keys"];
  if (type !== "set" && type !== "map") return [];
  const fields = type === "map" && isJsonList(keys) ? keys.filter((key) => typeof key === "string") : [];
  const seen = new Set<string>();
  return list.flatMap((item, index): SchemaProblem[] => {
    const key =
      type === "set" ? item : fields.map((field) => (isJsonObject(item) ? (item[field] ?? null) : null));
    const text = JSON.stringify(key);
    if (!seen.has(text)) {
      seen.add(text);
      return [];
    }
    const what = type === "set" ? "item" : fields.join(", ");
    return [{ path: [...path, index], message: `The same ${what} is in the list before.`, rule: "schema" }];
  });
}
