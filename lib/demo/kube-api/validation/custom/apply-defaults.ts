import type { Json, JsonObject } from "@/lib/domain/mesh/cluster-object";
import { isJsonArray } from "../../../json/is-json-array";
import { isObject } from "../../../world/read-json";
import { itemsOf } from "../../schemas/items-of";
import { propertyOf } from "../../schemas/property-of";
import type { Schema } from "../../schemas/schema";

/** What stands in a field: its value, its default where it is missing or null, undefined where there is neither. */
function valueOrDefault(schema: Schema | undefined, value: Json | undefined): Json | undefined {
  if (value === undefined || (value === null && schema !== undefined && !schema.nullable))
    return schema?.defaultValue;
  return value;
}

function defaultedObject(schema: Schema, object: JsonObject): JsonObject {
  const missing = [...schema.properties.keys()].filter((key) => object[key] === undefined);
  const entries = [...Object.keys(object), ...missing].flatMap(
    (key): readonly (readonly [string, Json])[] => {
      const property = propertyOf(schema, key);
      const value = valueOrDefault(property, object[key]);
      if (value === undefined) return [];
      return [[key, property === undefined ? value : applyDefaults(property, value)]];
    },
  );
  return Object.fromEntries(entries);
}

/**
 * A custom resource's value with the defaults of its schema, at every level that is there, and without the nulls that have
 * none: https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#defaulting
 */
export function applyDefaults(schema: Schema, value: Json): Json {
  if (isObject(value)) return defaultedObject(schema, value);
  const items = isJsonArray(value) ? itemsOf(schema) : undefined;
  if (!isJsonArray(value) || items === undefined) return value;
  return value.map((item) => applyDefaults(items, valueOrDefault(items, item) ?? item));
}
