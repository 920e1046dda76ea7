import type { Json, JsonObject } from "@/lib/domain/mesh/cluster-object";
import { isJsonArray } from "../../../json/is-json-array";
import { isObject } from "../../../world/read-json";
import { itemsOf } from "../../schemas/items-of";
import { propertyOf } from "../../schemas/property-of";
import type { Schema } from "../../schemas/schema";
import { isQuantity } from "../quantity";

/** Where a value stands, as the messages of Go's decoder name it: the struct it is a field of, and the path without indexes. */
export interface GoPlace {
  readonly struct: string;
  readonly path: string;
}

const INT32 = 2 ** 31;
const DATE_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?(Z|[+-]\d{2}:\d{2})$/;
const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/;

const structOf = ({ definition }: Schema): string => definition.split(".").at(-1) ?? "";

/** The Go type of a schema's values: `int32`, `[]v1.Container`, `map[string]string`. */
function goTypeOf(schema: Schema): string {
  if (schema.type === "array") return `[]${goTypeOf(itemsOf(schema) ?? schema)}`;
  if (schema.intOrString) return "int32";
  if (schema.definition !== "") return schema.definition.split(".").slice(-2).join(".");
  if (schema.additional !== null) {
    const value = schema.additional === true ? undefined : propertyOf(schema, "");
    return `map[string]${value === undefined ? "interface {}" : goTypeOf(value)}`;
  }
  if (schema.type === "integer") return schema.format === "" ? "int" : schema.format;
  return schema.type === "boolean" ? "bool" : (schema.type ?? "int32");
}

function jsonNameOf(value: Json): string {
  if (isJsonArray(value)) return "array";
  return typeof value === "boolean" ? "bool" : typeof value;
}

function mismatch(schema: Schema, value: Json, { struct, path }: GoPlace, shown = jsonNameOf(value)): string {
  const field = path === "" ? "Go value" : `Go struct field ${struct}.${path}`;
  return `json: cannot unmarshal ${shown} into ${field} of type ${goTypeOf(schema)}`;
}

function numberProblem(schema: Schema, value: number, place: GoPlace): string | null {
  if (schema.intOrString || schema.type === "number") return null;
  if (schema.type !== "integer") return mismatch(schema, value, place);
  const fits = schema.format !== "int32" || (value < INT32 && value >= -INT32);
  return Number.isInteger(value) && fits ? null : mismatch(schema, value, place, `number ${value}`);
}

function textProblem(schema: Schema, text: string, place: GoPlace): string | null {
  if (schema.intOrString) return null;
  if (schema.type !== "string") return mismatch(schema, text, place);
  if (schema.format === "date-time" && !DATE_TIME.test(text))
    return `parsing time ${JSON.stringify(text)} as "2006-01-02T15:04:05Z07:00": cannot parse ${JSON.stringify(text)} as "2006"`;
  if (schema.format === "byte" && (text.length % 4 !== 0 || !BASE64.test(text))) {
    const at = text.search(/[^A-Za-z0-9+/]/);
    return `illegal base64 data at input byte ${at < 0 ? text.length : at}`;
  }
  return null;
}

function quantityProblem(value: Json): string | null {
  const valid = typeof value === "number" || (typeof value === "string" && isQuantity(value));
  return valid
    ? null
    : "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'";
}

function listProblem(schema: Schema, list: readonly Json[], place: GoPlace): string | null {
  const items = itemsOf(schema);
  if (schema.type !== "array" || items === undefined) return mismatch(schema, list, place);
  for (const item of list) {
    const problem = decodeProblem(items, item, place);
    if (problem !== null) return problem;
  }
  return null;
}

function objectProblem(schema: Schema, object: JsonObject, place: GoPlace): string | null {
  if (schema.type !== "object") return mismatch(schema, object, place);
  for (const [key, child] of Object.entries(object)) {
    const own = schema.properties.has(key);
    const property = propertyOf(schema, key);
    if (property === undefined || child === undefined) continue;
    const path = place.path === "" ? key : `${place.path}.${key}`;
    const struct = schema.definition === "" ? place.struct : structOf(schema);
    const problem = decodeProblem(property, child, own ? { struct, path } : place);
    if (problem !== null) return problem;
  }
  return null;
}

/**
 * Why a value cannot be decoded into the Go type of its schema, in the words of the API server's decoder; null where it can.
 * Unknown fields are no problem of it, and null is the zero value of every type.
 */
export function decodeProblem(schema: Schema, value: Json, place: GoPlace): string | null {
  if (value === null || schema.preserveUnknownFields) return null;
  if (schema.definition.endsWith(".Quantity")) return quantityProblem(value);
  if (isJsonArray(value)) return listProblem(schema, value, place);
  if (isObject(value)) return objectProblem(schema, value, place);
  if (typeof value === "string") return textProblem(schema, value, place);
  if (typeof value === "number") return numberProblem(schema, value, place);
  return schema.type === "boolean" ? null : mismatch(schema, value, place);
}
