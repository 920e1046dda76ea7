import { isJsonList } from "@/lib/adapters/shared/json-list";
import { isJsonObject } from "@/lib/adapters/shared/json-object";
import type { Json, JsonObject } from "@/lib/domain/mesh/cluster-object";

const PREFIX = "#/components/schemas/";
const MAX_DEPTH = 60;
const MAX_NODES = 300_000;

/**
 * A schema with every reference into `schemas` put in its place. A reference to itself, to nothing, or beyond the bounds
 * (60 levels, 300,000 values) becomes the schema `{}`, which allows anything: it is better to check less than to refuse.
 * https://spec.openapis.org/oas/v3.0.3#reference-object
 */
export function resolveReferences(schema: JsonObject, schemas: JsonObject): JsonObject {
  let nodes = 0;

  const resolve = (value: Json, open: readonly string[], depth: number): Json => {
    nodes += 1;
    if (depth > MAX_DEPTH || nodes > MAX_NODES) return {};
    if (isJsonList(value)) return value.map((item) => resolve(item, open, depth + 1));
    return isJsonObject(value) ? resolveObject(value, open, depth) : value;
  };

  const resolveObject = (value: JsonObject, open: readonly string[], depth: number): JsonObject => {
    const reference = value["$ref"];
    if (typeof reference === "string") return resolveNamed(reference, open, depth);
    const entries = Object.entries(value).flatMap(([key, item]) =>
      item === undefined ? [] : [[key, resolve(item, open, depth + 1)] as const],
    );
    return withoutWrapper(Object.fromEntries(entries));
  };

  const resolveNamed = (reference: string, open: readonly string[], depth: number): JsonObject => {
    const name = reference.startsWith(PREFIX) ? reference.slice(PREFIX.length) : "";
    const found = Object.hasOwn(schemas, name) ? schemas[name] : undefined;
    if (!isJsonObject(found) || open.includes(name)) return {};
    const resolved = resolve(found, [...open, name], depth + 1);
    return isJsonObject(resolved) ? resolved : {};
  };

  return resolveObject(schema, [], 0);
}

/** Kubernetes writes a reference that has a description or a default of its own as `allOf` with one member. */
function withoutWrapper(schema: JsonObject): JsonObject {
  const { allOf, ...own } = schema;
  if (!isJsonList(allOf) || allOf.length !== 1) return schema;
  const [only] = allOf;
  return isJsonObject(only) ? { ...only, ...own } : schema;
}
