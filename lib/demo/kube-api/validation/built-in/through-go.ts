import type { Json, JsonObject } from "@/lib/domain/mesh/cluster-object";
import { isJsonArray } from "../../../json/is-json-array";
import { textOf } from "../../../json/text-of";
import { isObject } from "../../../world/read-json";
import { goFieldsOf } from "../../schemas/go-fields-of";
import { itemsOf } from "../../schemas/items-of";
import { propertyOf } from "../../schemas/property-of";
import { readSchema } from "../../schemas/read-schema";
import type { Schema } from "../../schemas/schema";
import { canonicalQuantity } from "../quantity";

const isEmpty = (value: Json): boolean =>
  value === "" ||
  value === 0 ||
  value === false ||
  (isJsonArray(value) && value.length === 0) ||
  (isObject(value) && Object.keys(value).length === 0);

const ZERO: Readonly<Record<string, Json>> = { string: "", integer: 0, number: 0, boolean: false };

/** What null becomes as an item of a list or a value of a map. */
function zeroOf(schema: Schema): Json {
  if (schema.definition.endsWith(".Quantity")) return "0";
  if (schema.properties.size > 0) return structThroughGo(schema, {});
  return schema.type === null ? null : (ZERO[schema.type] ?? null);
}

/** A field that is always written, as an empty struct is written itself. */
function emptyField(schema: Schema, field: string, zero: Json): Json {
  const node = schema.properties.get(field);
  return node !== undefined && isObject(zero) ? throughGo(readSchema(node), zero) : zero;
}

function structThroughGo(schema: Schema, object: JsonObject): JsonObject {
  const { always, omitted } = goFieldsOf(schema.definition);
  const written = new Map<string, Json>();
  for (const [key, value] of Object.entries(object)) {
    const property = propertyOf(schema, key);
    if (property === undefined || value === null || value === undefined) continue;
    const content = throughGo(property, value);
    const nothing = (isJsonArray(content) && always[key] === null) || omitted.has(key);
    if (!(nothing && isEmpty(content))) written.set(key, content);
  }
  for (const [key, zero] of Object.entries(always))
    if (!written.has(key)) written.set(key, emptyField(schema, key, zero ?? null));
  return Object.fromEntries(written);
}

function mapThroughGo(schema: Schema, object: JsonObject): JsonObject {
  const entries = Object.entries(object).map(([key, value]): readonly [string, Json] => {
    const values = propertyOf(schema, key);
    if (values === undefined) return [key, value ?? null];
    return [key, value === null || value === undefined ? zeroOf(values) : throughGo(values, value)];
  });
  return Object.fromEntries(entries);
}

/**
 * A value of a built-in kind as it is after the API server has decoded it into its Go type and written it again: without nulls,
 * unknown fields and what is left out when empty, with the fields that are always written, quantities in their canonical form.
 */
export function throughGo(schema: Schema, value: Json): Json {
  if (schema.preserveUnknownFields) return value;
  if (schema.definition.endsWith(".Quantity")) return canonicalQuantity(textOf(value));
  const items = isJsonArray(value) ? itemsOf(schema) : undefined;
  if (isJsonArray(value) && items !== undefined)
    return value.map((item) => (item === null ? zeroOf(items) : throughGo(items, item)));
  if (!isObject(value)) return value;
  return schema.properties.size > 0 ? structThroughGo(schema, value) : mapThroughGo(schema, value);
}
