import type { Json, JsonObject } from "@/lib/domain/mesh/cluster-object";
import { isJsonArray } from "../../../json/is-json-array";
import { isObject } from "../../../world/read-json";
import { goFieldsOf } from "../../schemas/go-fields-of";
import { itemsOf } from "../../schemas/items-of";
import { propertyOf } from "../../schemas/property-of";
import type { Schema } from "../../schemas/schema";
import { jsonTypeName } from "../json-type-name";
import { isQuantity } from "../quantity";

/** Where a value stands, as the messages of Go's decoder name it: the struct it is a field of, and the path without indexes. */
export interface GoPlace {
  readonly struct: string;
  readonly path: string;
  /** The Go type of the field, where it has one of its own. */
  readonly type?: string;
}

/** What the decoder says; what a type's own decoder says ends the decoding, and comes before all else. */
interface Problem {
  readonly text: string;
  readonly final: boolean;
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

function mismatch(
  schema: Schema,
  value: Json,
  { struct, path, type }: GoPlace,
  shown = jsonTypeName(value),
): Problem {
  const field = path === "" ? "Go value" : `Go struct field ${struct}.${path}`;
  const text = `json: cannot unmarshal ${shown} into ${field} of type ${type ?? goTypeOf(schema)}`;
  return { text, final: schema.intOrString };
}

function* numberProblems(schema: Schema, value: number, place: GoPlace): Generator<Problem> {
  if (schema.type === "number") return;
  if (schema.type !== "integer" && !schema.intOrString) yield mismatch(schema, value, place);
  const small = schema.format === "int32" || schema.intOrString;
  const fits = Number.isInteger(value) && (!small || (value < INT32 && value >= -INT32));
  if (!fits && (schema.type === "integer" || schema.intOrString))
    yield mismatch(schema, value, place, `number ${value}`);
}

function* textProblems(schema: Schema, text: string, place: GoPlace): Generator<Problem> {
  if (schema.intOrString) return;
  if (schema.type !== "string") yield mismatch(schema, text, place);
  else if (schema.format === "date-time" && !DATE_TIME.test(text)) {
    const shown = JSON.stringify(text);
    const layout = `parsing time ${shown} as "2006-01-02T15:04:05Z07:00": cannot parse ${shown} as "2006"`;
    yield { text: layout, final: true };
  } else if (schema.format === "byte" && (text.length % 4 !== 0 || !BASE64.test(text))) {
    const at = text.search(/[^A-Za-z0-9+/]/);
    yield { text: `illegal base64 data at input byte ${at < 0 ? text.length : at}`, final: false };
  }
}

function* quantityProblems(value: Json): Generator<Problem> {
  if (typeof value === "number" || (typeof value === "string" && isQuantity(value))) return;
  yield {
    text: "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'",
    final: true,
  };
}

function* listProblems(schema: Schema, list: readonly Json[], place: GoPlace): Generator<Problem> {
  const items = itemsOf(schema);
  if (schema.type !== "array" || items === undefined) yield mismatch(schema, list, place);
  else for (const item of list) yield* problemsOf(items, item, place);
}

/** Where a field of an object stands: below its struct, and the one embedded there that it belongs to. */
function placeOfField(schema: Schema, key: string, place: GoPlace): GoPlace {
  if (!schema.properties.has(key)) return { struct: place.struct, path: place.path };
  const { types, embedded } = goFieldsOf(schema.definition);
  const via = embedded.get(key);
  const path = [place.path, via ?? "", key].filter((part) => part !== "").join(".");
  const type = types.get(key);
  return {
    struct: schema.definition === "" ? place.struct : structOf(schema),
    path,
    ...(type === undefined ? {} : { type }),
  };
}

function* objectProblems(schema: Schema, object: JsonObject, place: GoPlace): Generator<Problem> {
  if (schema.type !== "object") {
    yield mismatch(schema, object, place);
    return;
  }
  for (const [key, child] of Object.entries(object)) {
    const property = propertyOf(schema, key);
    if (property !== undefined && child !== undefined)
      yield* problemsOf(property, child, placeOfField(schema, key, place));
  }
}

function* problemsOf(schema: Schema, value: Json, place: GoPlace): Generator<Problem> {
  if (value === null || schema.preserveUnknownFields) return;
  if (schema.definition.endsWith(".Quantity")) yield* quantityProblems(value);
  else if (isJsonArray(value)) yield* listProblems(schema, value, place);
  else if (isObject(value)) yield* objectProblems(schema, value, place);
  else if (typeof value === "string") yield* textProblems(schema, value, place);
  else if (typeof value === "number") yield* numberProblems(schema, value, place);
  else if (schema.type !== "boolean") yield mismatch(schema, value, place);
}

/**
 * Why a value cannot be decoded into the Go type of its schema, in the words of the API server's decoder; null where it can.
 * Unknown fields are no problem of it, and null is the zero value of every type.
 */
export function decodeProblem(schema: Schema, value: Json, place: GoPlace): string | null {
  let first: Problem | null = null;
  for (const problem of problemsOf(schema, value, place)) {
    if (problem.final) return problem.text;
    first ??= problem;
  }
  return first?.text ?? null;
}
