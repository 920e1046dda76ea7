import { isDeepStrictEqual } from "node:util";
import type { Json, JsonObject } from "@/lib/domain/mesh/cluster-object";
import { isJsonArray } from "../../../json/is-json-array";
import { isObject, jsonAt } from "../../../world/read-json";
import { itemsOf } from "../../schemas/items-of";
import { propertyOf } from "../../schemas/property-of";
import type { Schema } from "../../schemas/schema";
import { type FieldError, fieldError } from "../field-error";
import { checkAlternatives } from "./check-alternatives";
import { checkFormat } from "./check-format";
import { checkListSize, checkMapSize, checkNumber, checkText } from "./check-limits";
import { checkType } from "./check-type";
import { joinMatches, type Match, match } from "./match";

const childPath = (path: string, key: string): string => (path === "" ? key : `${path}.${key}`);

function checkValues({ oneOfValues }: Schema, value: Json, path: string): readonly FieldError[] {
  if (oneOfValues === null || oneOfValues.some((one) => isDeepStrictEqual(one, value))) return [];
  const supported = oneOfValues.map((one) => (typeof one === "string" ? one : JSON.stringify(one)));
  return [fieldError.notSupported(path, value, supported)];
}

function compareObject(schema: Schema, value: JsonObject, path: string, before: Json | undefined): Match {
  const parts: Match[] = [match(checkMapSize(schema, value, path), 1)];
  for (const [key, child] of Object.entries(value)) {
    const property = propertyOf(schema, key);
    if (property !== undefined && child !== undefined)
      parts.push(compareWithSchema(property, child, childPath(path, key), jsonAt(before, key)));
  }
  const missing = schema.required.filter((key) => value[key] === undefined);
  parts.push(
    match(
      missing.map((key) => fieldError.required(childPath(path, key))),
      0,
    ),
  );
  return joinMatches(parts);
}

/** The item of a list of before that has the same keys, where the list is a map by keys. */
function earlierItem(schema: Schema, item: Json, before: Json | undefined): Json | undefined {
  if (schema.listType !== "map" || !isJsonArray(before)) return undefined;
  return before.find((earlier) =>
    schema.listMapKeys.every((key) => isDeepStrictEqual(jsonAt(earlier, key), jsonAt(item, key))),
  );
}

function compareList(schema: Schema, list: readonly Json[], path: string, before: Json | undefined): Match {
  const items = itemsOf(schema);
  const parts =
    items === undefined
      ? []
      : list.map((item, index) =>
          compareWithSchema(items, item, `${path}[${index}]`, earlierItem(schema, item, before)),
        );
  return joinMatches([...parts, match(checkListSize(schema, list, path), 2)]);
}

function compareText(schema: Schema, text: string, path: string): readonly Match[] {
  const format = checkFormat(schema, text, path);
  return [match(checkText(schema, text, path), 1), ...(format === null ? [] : [match(format.errors, 1)])];
}

function compareContent(
  schema: Schema,
  value: Json,
  path: string,
  before: Json | undefined,
): readonly Match[] {
  if (typeof value === "string") return compareText(schema, value, path);
  if (typeof value === "number") return [match(checkNumber(schema, value, path), 2)];
  if (isJsonArray(value)) return [compareList(schema, value, path, before)];
  return isObject(value) ? [compareObject(schema, value, path, before)] : [];
}

/**
 * What is wrong with a value by its schema, in the words of the API server. A part that is as it was `before` is not
 * looked at again (https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#validation-ratcheting);
 * CEL rules are not evaluated.
 */
export function compareWithSchema(schema: Schema, value: Json, path: string, before?: Json): Match {
  if (before !== undefined && isDeepStrictEqual(before, value)) return match([], 1);
  const hasType = schema.type !== null || schema.intOrString || schema.format !== "";
  const type = hasType ? checkType(schema, value, path) : match([], -1);
  const values = match(checkValues(schema, value, path), 1);
  if (value === null) return joinMatches([type, values]);
  return joinMatches([
    match(type.errors, type.matches + 1),
    checkAlternatives(schema, value, path, (one, content) => compareWithSchema(one, content, path)),
    ...compareContent(schema, value, path, before),
    match(values.errors, 2),
  ]);
}
