import { isJsonList } from "@/lib/adapters/shared/json-list";
import { isJsonObject } from "@/lib/adapters/shared/json-object";
import type { Json, JsonObject } from "@/lib/domain/mesh/cluster-object";
import { DEEPEST } from "./schema-node";

/** What means the same in OpenAPI and in JSON Schema. */
const SAME = [
  "pattern",
  "minimum",
  "maximum",
  "multipleOf",
  "minLength",
  "maxLength",
  "minItems",
  "maxItems",
  "minProperties",
  "maxProperties",
  "uniqueItems",
  "required",
  "format",
];

/**
 * The JSON Schema (draft 7) that accepts what an OpenAPI v3 schema of Kubernetes accepts: "nullable",
 * "x-kubernetes-int-or-string" and exclusive limits as flags are put in its terms; what only describes is left out.
 * https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#specifying-a-structural-schema
 */
export function toJsonSchema(schema: JsonObject, depth = 0): JsonObject {
  if (depth > DEEPEST) return {};
  const below = (value: Json | undefined): JsonObject | undefined =>
    isJsonObject(value) ? toJsonSchema(value, depth + 1) : undefined;
  const each = (value: Json | undefined): readonly JsonObject[] | undefined =>
    isJsonList(value) ? value.map((item) => below(item) ?? {}) : undefined;
  const properties = schema["properties"];
  return defined({
    ...Object.fromEntries(SAME.map((keyword) => [keyword, schema[keyword]])),
    ...exclusiveLimits(schema),
    type: typeOf(schema),
    enum: enumOf(schema),
    properties: isJsonObject(properties)
      ? Object.fromEntries(Object.entries(properties).map(([field, value]) => [field, below(value) ?? {}]))
      : undefined,
    additionalProperties: below(schema["additionalProperties"]),
    items: below(schema["items"]),
    allOf: each(schema["allOf"]),
    anyOf: each(schema["anyOf"]),
    oneOf: each(schema["oneOf"]),
    not: below(schema["not"]),
  });
}

function typeOf(schema: JsonObject): Json | undefined {
  const type = schema["type"];
  if (schema["x-kubernetes-int-or-string"] === true && type === undefined) {
    return schema["nullable"] === true ? ["integer", "string", "null"] : ["integer", "string"];
  }
  return typeof type === "string" && schema["nullable"] === true ? [type, "null"] : type;
}

function enumOf({ enum: values, nullable }: JsonObject): Json | undefined {
  if (!isJsonList(values)) return undefined;
  return nullable === true && !values.includes(null) ? [...values, null] : values;
}

/** In OpenAPI 3.0 they are flags beside the limit, in JSON Schema they are the limit. */
function exclusiveLimits(schema: JsonObject): JsonObject {
  return {
    ...(schema["exclusiveMinimum"] === true
      ? { exclusiveMinimum: schema["minimum"], minimum: undefined }
      : {}),
    ...(schema["exclusiveMaximum"] === true
      ? { exclusiveMaximum: schema["maximum"], maximum: undefined }
      : {}),
  };
}

function defined(schema: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(schema).filter(([, value]) => value !== undefined));
}
