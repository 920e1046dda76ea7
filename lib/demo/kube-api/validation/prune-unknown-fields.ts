import type { Json, JsonObject } from "@/lib/domain/mesh/cluster-object";
import { isJsonArray } from "../../json/is-json-array";
import { isObject } from "../../world/read-json";
import { itemsOf } from "../schemas/items-of";
import { propertyOf } from "../schemas/property-of";
import type { Schema } from "../schemas/schema";

/** A value without what its schema does not know, and the paths of what was left out. */
export interface Pruned<Value extends Json> {
  readonly value: Value;
  readonly unknown: readonly string[];
}

const EVERY_OBJECT: ReadonlySet<string> = new Set(["apiVersion", "kind", "metadata"]);

const takesAnything = (schema: Schema): boolean => schema.preserveUnknownFields || schema.additional === true;

function pruneObject(schema: Schema, object: JsonObject, path: string): Pruned<JsonObject> {
  const known = new Map<string, Json>();
  const unknown: string[] = [];
  for (const [key, child] of Object.entries(object)) {
    if (child === undefined) continue;
    const at = path === "" ? key : `${path}.${key}`;
    const property = propertyOf(schema, key);
    if (property !== undefined) {
      const pruned = pruneValue(property, child, at);
      known.set(key, pruned.value);
      unknown.push(...pruned.unknown);
    } else if (takesAnything(schema) || (schema.embeddedResource && EVERY_OBJECT.has(key)))
      known.set(key, child);
    else unknown.push(at);
  }
  return { value: Object.fromEntries(known), unknown };
}

function pruneValue(schema: Schema, value: Json, path: string): Pruned<Json> {
  if (isObject(value)) return pruneObject(schema, value, path);
  const items = isJsonArray(value) ? itemsOf(schema) : undefined;
  if (!isJsonArray(value) || items === undefined) return { value, unknown: [] };
  const parts = value.map((item, index) => pruneValue(items, item, `${path}[${index}]`));
  return { value: parts.map((part) => part.value), unknown: parts.flatMap((part) => part.unknown) };
}

/**
 * An object without the fields its schema does not know, and their paths (`spec.http[0].foo`) in the order they come in:
 * https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#field-pruning
 */
export const pruneUnknownFields = (schema: Schema, object: JsonObject): Pruned<JsonObject> =>
  pruneObject(schema, object, "");
