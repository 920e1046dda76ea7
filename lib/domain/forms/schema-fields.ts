import type { Json, JsonObject } from "@/lib/domain/mesh/cluster-object";
import { isJsonObject, objectAt, objectsAt, textAt, textsAt } from "@/lib/domain/mesh/read-json";
import { exclusiveKeys } from "./exclusive-keys";
import type { Branch, Field } from "./field";
import { firstFields } from "./first-fields";
import { labelOfKey } from "./label-of-key";

/** Schemas are followed no deeper than this; what is deeper is held. */
const DEEPEST = 14;
const STRING_MATCH = new Set(["exact", "prefix", "regex", "ignoreCase"]);
const LONGEST_HELP = 600;

/** Where a schema stands in the form. */
interface Place {
  readonly kind: string;
  /** The key it is under; "" for the specification. */
  readonly under: string;
  readonly depth: number;
}

/**
 * The fields of an object with this schema (OpenAPI v3, as CustomResourceDefinitions have it): those that come first for its
 * kind, then all others. What no input can hold has no field, and is therefore held.
 */
export function schemaFields(schema: JsonObject, place: Place): readonly Field[] {
  if (place.depth > DEEPEST) return [];
  const properties = objectAt(schema, "properties");
  const groups = exclusiveKeys(schema);
  const first = firstFields(place.kind, place.under);
  const required = textsAt(schema, "required");
  const grouped = new Set(groups.flat());
  const single = inOrder(Object.keys(properties), first, required).filter((key) => !grouped.has(key));
  const fields = single.flatMap((key): readonly Field[] => {
    const field = fieldOf(objectAt(properties, key), [key], labelOfKey(key), childOf(place, key));
    const isFirst = first.includes(key) || required.includes(key);
    return field === null ? [] : [isFirst ? { ...field, first: true } : field];
  });
  return [...fields, ...groups.flatMap((keys) => oneOf(keys, properties, place))];
}

function inOrder(
  keys: readonly string[],
  first: readonly string[],
  required: readonly string[],
): readonly string[] {
  const ahead = [...new Set([...first, ...required])].filter((key) => keys.includes(key));
  return [...ahead, ...keys.filter((key) => !ahead.includes(key))];
}

function childOf(place: Place, key: string): Place {
  return { ...place, under: key, depth: place.depth + 1 };
}

function oneOf(keys: readonly string[], properties: JsonObject, place: Place): readonly Field[] {
  const branches = keys.flatMap((key) => branchOf(key, objectAt(properties, key), childOf(place, key)));
  // A branch that no input can hold would be lost in the choice: then none of them has a field.
  if (branches.length < keys.length) return [];
  const label = keys.length > 3 ? `${labelOfKey(keys[0] ?? "")}, …` : keys.map(labelOfKey).join(" / ");
  return [{ path: [], label, input: "oneOf", branches, first: true }];
}

function branchOf(key: string, schema: JsonObject, place: Place): readonly Branch[] {
  const label = labelOfKey(key);
  const field = fieldOf(schema, [], label, place);
  if (field === null) return [];
  if (field.input === "group") return [{ key, label, fields: field.fields, fresh: {} }];
  return [{ key, label, fields: [field], fresh: freshValue(field) }];
}

/** What a field is set to when somebody chooses to have it. */
function freshValue(field: Field): Json {
  switch (field.input) {
    case "choice":
      return field.options[0] ?? "";
    case "number":
      return field.min ?? 0;
    case "list":
      return [field.fresh];
    default:
      return FRESH[field.input];
  }
}

const FRESH: Readonly<Record<Exclude<Field["input"], "choice" | "number" | "list">, Json>> = {
  text: "",
  duration: "",
  switch: true,
  texts: [],
  numbers: [],
  textMap: {},
  numberMap: {},
  stringMatch: { exact: "" },
  stringMatchMap: {},
  objectMap: {},
  group: {},
  oneOf: {},
};

/** The field for a value of this schema; null where no input can hold it. */
function fieldOf(schema: JsonObject, path: readonly string[], label: string, place: Place): Field | null {
  const help = textAt(schema, "description").slice(0, LONGEST_HELP);
  const placed = { path, label, ...(help === "" ? {} : { help }) };
  switch (textAt(schema, "type")) {
    case "string":
      return textField(schema, placed);
    case "integer":
    case "number":
      return { ...placed, input: "number", ...limits(schema) };
    case "boolean":
      return { ...placed, input: "switch" };
    case "array":
      return listField(objectAt(schema, "items"), placed, place);
    case "object":
      return objectField(schema, placed, place);
    default:
      return null;
  }
}

type Placed = Pick<Field, "path" | "label" | "help">;

function textField(schema: JsonObject, placed: Placed): Field {
  const options = textsAt(schema, "enum");
  if (options.length > 0) return { ...placed, input: "choice", options };
  const isDuration = objectsAt(schema, "x-kubernetes-validations").some((rule) =>
    textAt(rule, "rule").includes("duration(self)"),
  );
  return { ...placed, input: isDuration ? "duration" : "text" };
}

function limits(schema: JsonObject): { readonly min?: number; readonly max?: number } {
  const [min, max] = [schema["minimum"], schema["maximum"]];
  return { ...(typeof min === "number" && { min }), ...(typeof max === "number" && { max }) };
}

function listField(items: JsonObject, placed: Placed, place: Place): Field | null {
  switch (textAt(items, "type")) {
    case "string": {
      const options = textsAt(items, "enum");
      return { ...placed, input: "texts", ...(options.length > 0 && { options }) };
    }
    case "integer":
    case "number":
      return { ...placed, input: "numbers" };
    case "object":
      return { ...placed, input: "list", fields: schemaFields(items, place), fresh: {} };
    default:
      return null;
  }
}

function objectField(schema: JsonObject, placed: Placed, place: Place): Field | null {
  if (isStringMatch(schema)) return { ...placed, input: "stringMatch" };
  const values = schema["additionalProperties"];
  if (isJsonObject(values)) return mapField(values, placed, place);
  if (Object.keys(objectAt(schema, "properties")).length === 0) return null;
  return { ...placed, input: "group", fields: schemaFields(schema, place) };
}

function mapField(values: JsonObject, placed: Placed, place: Place): Field | null {
  if (isStringMatch(values)) return { ...placed, input: "stringMatchMap" };
  const type = textAt(values, "type");
  if (type === "string") return { ...placed, input: "textMap" };
  if (type === "integer" || type === "number") return { ...placed, input: "numberMap" };
  const fields = schemaFields(values, place);
  return fields.length === 0 ? null : { ...placed, input: "objectMap", fields };
}

/** https://istio.io/latest/docs/reference/config/networking/virtual-service/#StringMatch */
function isStringMatch(schema: JsonObject): boolean {
  const keys = Object.keys(objectAt(schema, "properties"));
  return keys.includes("exact") && keys.length > 1 && keys.every((key) => STRING_MATCH.has(key));
}
