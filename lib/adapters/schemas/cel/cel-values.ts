import { isJsonList } from "@/lib/adapters/shared/json-list";
import { isJsonObject } from "@/lib/adapters/shared/json-object";
import type { Json, JsonObject } from "@/lib/domain/mesh/cluster-object";
import { DEEPEST, fieldSchema, itemSchema } from "../schema-node";

/** A value as CEL sees it: whole numbers as bigint, objects and maps as Map. */
export type CelValue =
  null | boolean | number | bigint | string | readonly CelValue[] | ReadonlyMap<string, CelValue>;

/**
 * A JSON value as CEL sees it by its schema. Fields whose names CEL cannot write are escaped, keys of maps are not.
 * https://kubernetes.io/docs/reference/using-api/cel/#escaping
 */
export function toCelValue(value: Json, schema: JsonObject, depth = 0): CelValue {
  if (depth > DEEPEST) return null;
  if (typeof value === "number") return toNumber(value, schema);
  if (isJsonList(value)) {
    const items = itemSchema(schema) ?? {};
    return value.map((item) => toCelValue(item, items, depth + 1));
  }
  if (!isJsonObject(value)) return value;
  const isMap = isJsonObject(schema["additionalProperties"]);
  const entries = Object.entries(value).flatMap(([field, item]): [string, CelValue][] => {
    if (item === undefined) return [];
    return [[isMap ? field : escaped(field), toCelValue(item, fieldSchema(schema, field) ?? {}, depth + 1)]];
  });
  return new Map(entries);
}

function toNumber(value: number, { type }: JsonObject): CelValue {
  return type !== "number" && Number.isInteger(value) ? BigInt(value) : value;
}

/** https://github.com/google/cel-spec/blob/master/doc/langdef.md#syntax */
const RESERVED = new Set(
  `true false null in as break const continue else for function if import let loop package namespace return var void while`.split(
    " ",
  ),
);
const ESCAPES: Readonly<Record<string, string>> = { ".": "__dot__", "-": "__dash__", "/": "__slash__" };

function escaped(field: string): string {
  if (RESERVED.has(field)) return `__${field}__`;
  return field.replaceAll("__", "__underscores__").replaceAll(/[.\-/]/g, (char) => ESCAPES[char] ?? char);
}
