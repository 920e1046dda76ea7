import type { Json } from "@/lib/domain/mesh/cluster-object";
import { isJsonArray } from "../../../json/is-json-array";
import { isObject } from "../../../world/read-json";
import { itemsOf } from "../../schemas/items-of";
import { propertyOf } from "../../schemas/property-of";
import type { Schema } from "../../schemas/schema";
import { type FieldError, fieldError } from "../field-error";

/** The second appearances of what is in a list twice: their indexes. */
function repeats(keys: readonly Json[]): readonly number[] {
  const times = new Map<string, number>();
  return keys.flatMap((key, index) => {
    const text = JSON.stringify(key);
    const before = times.get(text) ?? 0;
    times.set(text, before + 1);
    return before === 1 ? [index] : [];
  });
}

function checkMapList(schema: Schema, list: readonly Json[], path: string): readonly FieldError[] {
  const other = list.findIndex((item) => item !== null && !isObject(item));
  if (other >= 0)
    return [
      fieldError.invalid(
        `${path}[${other}]`,
        list[other] ?? null,
        "must be an object for an array of list-type map",
      ),
    ];
  const keys = list.map((item) => {
    const present = schema.listMapKeys.filter((key) => isObject(item) && item[key] !== undefined);
    return Object.fromEntries(present.map((key) => [key, isObject(item) ? item[key] : undefined]));
  });
  return repeats(keys).map((index) => fieldError.duplicate(`${path}[${index}]`, keys[index] ?? null));
}

function checkList(schema: Schema, list: readonly Json[], path: string): readonly FieldError[] {
  const own =
    schema.listType === "set"
      ? repeats(list).map((index) => fieldError.duplicate(`${path}[${index}]`, list[index] ?? null))
      : [];
  const items = itemsOf(schema);
  return [
    ...own,
    ...(schema.listType === "map" ? checkMapList(schema, list, path) : []),
    ...(items === undefined
      ? []
      : list.flatMap((item, index) => checkListTypes(items, item, `${path}[${index}]`))),
  ];
}

/**
 * What is twice in a list that is a set, or has the same keys in a list that is a map:
 * https://kubernetes.io/docs/reference/using-api/server-side-apply/#merge-strategy
 */
export function checkListTypes(schema: Schema, value: Json, path: string): readonly FieldError[] {
  if (isJsonArray(value)) return checkList(schema, value, path);
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, child]) => {
    const property = propertyOf(schema, key);
    if (property === undefined || child === undefined) return [];
    const isField = schema.properties.has(key);
    const at = path === "" ? key : `${path}${isField ? `.${key}` : `[${key}]`}`;
    return checkListTypes(property, child, at);
  });
}
