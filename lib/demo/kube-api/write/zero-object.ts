import type { Json, JsonObject } from "@/lib/domain/mesh/cluster-object";
import { isObject } from "../../world/read-json";
import type { ServedKind } from "../kinds/served-kind";
import { propertyOf } from "../schemas/property-of";
import type { Schema } from "../schemas/schema";
import { schemaOf } from "../schemas/schema-of";

const DEEPEST = 10;

function zeroOf(schema: Schema, depth: number): JsonObject {
  const fields = [...schema.properties.keys()].flatMap((key): readonly (readonly [string, Json])[] => {
    const field = propertyOf(schema, key);
    if (field === undefined || depth > DEEPEST) return [];
    if (isObject(field.defaultValue) && field.properties.size > 0) return [[key, zeroOf(field, depth + 1)]];
    return schema.required.includes(key) ? [[key, field.defaultValue ?? null]] : [];
  });
  return Object.fromEntries(fields);
}

/**
 * What a create of a kind is compared with to know what it sets: nothing for a custom kind, for a built-in one its empty Go
 * value, in which the structs and required fields are there already and so are nobody's.
 */
export function zeroObject(kind: ServedKind, version: string): JsonObject {
  const schema = kind.custom ? undefined : schemaOf(kind, version);
  return schema === undefined ? {} : zeroOf(schema, 0);
}
