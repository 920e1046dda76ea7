import { isJsonList } from "@/lib/adapters/shared/json-list";
import { isJsonObject } from "@/lib/adapters/shared/json-object";
import type { Json, JsonObject } from "@/lib/domain/mesh/cluster-object";

/** Deeper objects and schemas are not followed. */
export const DEEPEST = 100;

/** A schema with its only `allOf` branch drawn in, which OpenAPI documents use to describe a reference. */
export function schemaNode(schema: JsonObject): JsonObject {
  const { allOf, ...own } = schema;
  const only = isJsonList(allOf) && allOf.length === 1 ? allOf[0] : undefined;
  return isJsonObject(only) && own["properties"] === undefined ? { ...only, ...own } : schema;
}

/** The schema of an object's field or of a map's value; undefined where the schema knows none. */
export function fieldSchema(schema: JsonObject, field: string): JsonObject | undefined {
  const properties = schema["properties"];
  const own = isJsonObject(properties) && Object.hasOwn(properties, field) ? properties[field] : undefined;
  const found = own ?? schema["additionalProperties"];
  return isJsonObject(found) ? schemaNode(found) : undefined;
}

/** The schema of a list's items. */
export function itemSchema(schema: JsonObject): JsonObject | undefined {
  const items = schema["items"];
  return isJsonObject(items) ? schemaNode(items) : undefined;
}

/** The value itself where it is an object that is no list; undefined otherwise. */
export function asObject(value: Json | undefined): JsonObject | undefined {
  return isJsonObject(value) ? value : undefined;
}
