import type { Json, JsonObject } from "@/lib/domain/mesh/cluster-object";
import { isJsonObject, objectAt, objectsAt } from "@/lib/domain/mesh/read-json";
import type { FieldPath } from "@/lib/domain/validations/finding";

/** Alternatives of a schema are followed no deeper than this. */
const DEEPEST_ALTERNATIVE = 4;

/**
 * The part of an OpenAPI v3 schema that describes the field at `path`; null where the schema says nothing of it.
 * Fields that only an alternative (oneOf, anyOf, allOf) names are found too.
 * https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#validation
 */
export function schemaAt(schema: JsonObject, path: FieldPath): JsonObject | null {
  let here: JsonObject | null = schema;
  for (const step of path) {
    if (here === null) return null;
    here = child(here, step, 0);
  }
  return here;
}

/** The fields that a schema names for an object, with the schema of each; those of its alternatives too. */
export function fieldsOf(schema: JsonObject, depth = 0): ReadonlyMap<string, JsonObject> {
  const own = Object.entries(objectAt(schema, "properties")).flatMap(
    ([name, value]): [string, JsonObject][] => (isJsonObject(value) ? [[name, value]] : []),
  );
  if (depth >= DEEPEST_ALTERNATIVE) return new Map(own);
  const others = alternatives(schema).flatMap((each) => [...fieldsOf(each, depth + 1)]);
  // What describes a field is its own schema; an alternative often names it only to require it.
  return new Map([...others, ...own]);
}

function child(schema: JsonObject, step: string | number, depth: number): JsonObject | null {
  const direct = typeof step === "number" ? asSchema(schema["items"]) : directField(schema, step);
  if (direct !== null || depth >= DEEPEST_ALTERNATIVE) return direct;
  for (const each of alternatives(schema)) {
    const found = child(each, step, depth + 1);
    if (found !== null) return found;
  }
  return null;
}

function directField(schema: JsonObject, name: string): JsonObject | null {
  const fields = objectAt(schema, "properties");
  return Object.hasOwn(fields, name) ? asSchema(fields[name]) : asSchema(schema["additionalProperties"]);
}

function alternatives(schema: JsonObject): readonly JsonObject[] {
  return ["allOf", "oneOf", "anyOf"].flatMap((field) => objectsAt(schema, field));
}

function asSchema(value: Json | undefined): JsonObject | null {
  return isJsonObject(value) ? value : null;
}
