import type { Json, JsonObject } from "@/lib/domain/mesh/cluster-object";
import { isJsonArray } from "../../json/is-json-array";
import { isObject, objectsIn, textOr, textsIn } from "../../world/read-json";
import { definitionNamed } from "./definition-named";
import type { Schema, SchemaLimits, SchemaType } from "./schema";

const REF = "#/components/schemas/";
const TYPES: ReadonlySet<string> = new Set<SchemaType>([
  "object",
  "array",
  "string",
  "integer",
  "number",
  "boolean",
]);
const read = new WeakMap<JsonObject, Schema>();

const isType = (value: Json | undefined): value is SchemaType =>
  typeof value === "string" && TYPES.has(value);
const numberOr = (value: Json | undefined): number | null => (typeof value === "number" ? value : null);
const objectOr = (value: Json | undefined): JsonObject | null => (isObject(value) ? value : null);

/** The definition a node refers to, by `$ref` or by the single `allOf` that lets it carry its own description; else empty. */
function referredBy(node: JsonObject): string {
  const [only, ...more] = objectsIn(node["allOf"]);
  const ref = textOr(node["$ref"] ?? (more.length === 0 ? only?.["$ref"] : undefined));
  return ref.startsWith(REF) ? ref.slice(REF.length) : "";
}

/** A Go type that holds any JSON, such as RawExtension, is an object without a field. */
const holdsAnything = (definition: JsonObject): boolean =>
  definition["properties"] === undefined &&
  definition["additionalProperties"] === undefined &&
  definition["oneOf"] === undefined &&
  (definition["type"] === undefined || definition["type"] === "object");

function followed(node: JsonObject, definition: string): JsonObject {
  if (definition === "") return node;
  const { allOf: _, $ref: _ref, ...own } = node;
  const target = definitionNamed(definition) ?? {};
  return {
    ...target,
    ...own,
    ...(holdsAnything(target) ? { "x-kubernetes-preserve-unknown-fields": true } : {}),
  };
}

const limitsOf = (node: JsonObject): SchemaLimits => ({
  pattern: typeof node["pattern"] === "string" ? node["pattern"] : null,
  minimum: numberOr(node["minimum"]),
  maximum: numberOr(node["maximum"]),
  exclusiveMinimum: node["exclusiveMinimum"] === true,
  exclusiveMaximum: node["exclusiveMaximum"] === true,
  multipleOf: numberOr(node["multipleOf"]),
  minLength: numberOr(node["minLength"]),
  maxLength: numberOr(node["maxLength"]),
  minItems: numberOr(node["minItems"]),
  maxItems: numberOr(node["maxItems"]),
  minProperties: numberOr(node["minProperties"]),
  maxProperties: numberOr(node["maxProperties"]),
  uniqueItems: node["uniqueItems"] === true,
});

const propertiesOf = (node: JsonObject): ReadonlyMap<string, JsonObject> =>
  new Map(
    Object.entries(objectOr(node["properties"]) ?? {}).filter((entry): entry is [string, JsonObject] =>
      isObject(entry[1]),
    ),
  );

function listTypeOf(node: JsonObject): Schema["listType"] {
  const type = node["x-kubernetes-list-type"];
  return type === "set" || type === "map" ? type : "atomic";
}

function build(node: JsonObject, definition: string): Schema {
  const additional = node["additionalProperties"];
  const values = node["enum"];
  return {
    definition,
    type: isType(node["type"]) ? node["type"] : null,
    format: textOr(node["format"]),
    description: textOr(node["description"]),
    nullable: node["nullable"] === true,
    required: textsIn(node["required"]),
    properties: propertiesOf(node),
    additional: additional === true ? true : objectOr(additional),
    items: objectOr(node["items"]),
    defaultValue: node["default"],
    oneOfValues: isJsonArray(values) ? values : null,
    limits: limitsOf(node),
    allOf: objectsIn(node["allOf"]),
    anyOf: objectsIn(node["anyOf"]),
    oneOf: objectsIn(node["oneOf"]),
    not: objectOr(node["not"]),
    listType: listTypeOf(node),
    listMapKeys: textsIn(node["x-kubernetes-list-map-keys"]),
    mapType: node["x-kubernetes-map-type"] === "atomic" ? "atomic" : "granular",
    preserveUnknownFields: node["x-kubernetes-preserve-unknown-fields"] === true,
    intOrString: node["x-kubernetes-int-or-string"] === true || node["format"] === "int-or-string",
    embeddedResource: node["x-kubernetes-embedded-resource"] === true,
    patchStrategy: textOr(node["x-kubernetes-patch-strategy"]).split(",").filter(Boolean),
    patchMergeKey: textOr(node["x-kubernetes-patch-merge-key"]),
  };
}

/** A node of an OpenAPI document as a Schema; the same node is read once. What it does not say has the documented default. */
export function readSchema(node: JsonObject): Schema {
  const known = read.get(node);
  if (known !== undefined) return known;
  const definition = referredBy(node);
  const schema = build(followed(node, definition), definition);
  read.set(node, schema);
  return schema;
}
