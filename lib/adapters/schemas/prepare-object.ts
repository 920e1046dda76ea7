import { isJsonList } from "@/lib/adapters/shared/json-list";
import { isJsonObject } from "@/lib/adapters/shared/json-object";
import type { Json, JsonObject } from "@/lib/domain/mesh/cluster-object";
import type { FieldPath } from "@/lib/domain/validations/finding";
import { asObject, DEEPEST, fieldSchema, itemSchema } from "./schema-node";

/** A field that no schema knows, with the fields that stand beside it in the schema. */
export interface UnknownField {
  readonly path: FieldPath;
  readonly known: readonly string[];
}

export interface PreparedObject {
  /** The object as the API server validates it: without unknown fields and needless nulls, with defaults. */
  readonly object: JsonObject;
  readonly unknown: readonly UnknownField[];
}

interface Walk {
  readonly unknown: UnknownField[];
}

/** Fields that every object has, whatever its schema. */
const ALWAYS = new Set(["apiVersion", "kind", "metadata"]);

/**
 * Does to an object what the API server does before it validates: drops nulls where the schema allows none, drops fields
 * the schema does not know, fills in defaults. Metadata, which has a schema of Kubernetes' own, is left as it is but for
 * its unknown fields.
 * https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#field-pruning
 */
export function prepareObject(object: JsonObject, schema: JsonObject): PreparedObject {
  const walk: Walk = { unknown: [] };
  const { metadata, ...rest } = object;
  const prepared = prepareFields(rest, { ...schema, "x-root": true }, [], walk);
  const kept = isJsonObject(metadata)
    ? knownMetadata(metadata, fieldSchema(schema, "metadata"), walk)
    : metadata;
  return { object: kept === undefined ? prepared : { ...prepared, metadata: kept }, unknown: walk.unknown };
}

function knownMetadata(metadata: JsonObject, schema: JsonObject | undefined, walk: Walk): JsonObject {
  const known = Object.keys(asObject(schema?.["properties"]) ?? {});
  const entries = Object.entries(metadata).filter(([field, value]) => {
    const isKnown = known.length === 0 || known.includes(field);
    if (!isKnown) walk.unknown.push({ path: ["metadata", field], known });
    return isKnown && value !== null;
  });
  return Object.fromEntries(entries);
}

function prepareValue(value: Json, schema: JsonObject, path: FieldPath, walk: Walk): Json {
  if (path.length > DEEPEST) return value;
  if (isJsonList(value)) {
    const items = itemSchema(schema);
    if (items === undefined) return value;
    return value.map((item, index) => prepareValue(item, items, [...path, index], walk));
  }
  return isJsonObject(value) ? prepareFields(value, schema, path, walk) : value;
}

function prepareFields(value: JsonObject, schema: JsonObject, path: FieldPath, walk: Walk): JsonObject {
  const kept: [string, Json][] = [];
  for (const [field, item] of Object.entries(value)) {
    if (item === undefined) continue;
    const below = fieldSchema(schema, field);
    if (below === undefined) {
      if (keepsUnknown(schema, field)) kept.push([field, item]);
      else
        walk.unknown.push({
          path: [...path, field],
          known: Object.keys(asObject(schema["properties"]) ?? {}),
        });
    } else if (item !== null || allowsNull(below)) {
      kept.push([field, prepareValue(item, below, [...path, field], walk)]);
    }
  }
  const present = new Set(kept.map(([field]) => field));
  return Object.fromEntries([...kept, ...defaultsOf(schema, present, path, walk)]);
}

function defaultsOf(
  schema: JsonObject,
  present: ReadonlySet<string>,
  path: FieldPath,
  walk: Walk,
): readonly [string, Json][] {
  return Object.entries(asObject(schema["properties"]) ?? {}).flatMap(([field, below]): [string, Json][] => {
    const fallback = isJsonObject(below) ? below["default"] : undefined;
    if (!isJsonObject(below) || fallback === undefined || present.has(field)) return [];
    return [[field, prepareValue(fallback, below, [...path, field], walk)]];
  });
}

function keepsUnknown(schema: JsonObject, field: string): boolean {
  if (schema["x-kubernetes-preserve-unknown-fields"] === true || schema["additionalProperties"] === true)
    return true;
  const isObject = schema["x-root"] === true || schema["x-kubernetes-embedded-resource"] === true;
  return (isObject && ALWAYS.has(field)) || holdsAnything(schema);
}

/** A schema that says nothing of its values, as of "int or string" or of any JSON. */
function holdsAnything(schema: JsonObject): boolean {
  return schema["type"] === undefined && schema["properties"] === undefined;
}

function allowsNull(schema: JsonObject): boolean {
  return (
    schema["nullable"] === true ||
    (schema["type"] === undefined && schema["x-kubernetes-preserve-unknown-fields"] === true)
  );
}
