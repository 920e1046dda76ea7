import type { Json, JsonObject } from "@/lib/domain/mesh/cluster-object";
import { isJsonObject, objectAt, textAt, textsAt } from "@/lib/domain/mesh/read-json";
import type { FieldPath } from "@/lib/domain/validations/finding";
import { fieldsOf } from "./schema-at";
import { typeName } from "./type-name";

/** Where a value breaks the cluster's schema, and how. */
export interface SchemaProblem {
  readonly path: FieldPath;
  readonly problem: "unknown" | "type" | "enum" | "required";
  /** The unknown or missing field, the expected type, the allowed values. */
  readonly detail: string;
}

const MOST_PROBLEMS = 100;
const DEEPEST = 60;

/**
 * What breaks the cluster's schema at first sight: unknown fields, wrong types, values not listed, missing fields; at most
 * 100. Patterns, bounds and CEL rules are the server's to judge.
 * https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#validation
 */
export function schemaProblems(schema: JsonObject, value: Json): readonly SchemaProblem[] {
  const found: SchemaProblem[] = [];
  judge({ schema, value, path: [] }, found);
  return found.slice(0, MOST_PROBLEMS);
}

interface Part {
  readonly schema: JsonObject;
  readonly value: Json;
  readonly path: FieldPath;
}

function judge(part: Part, found: SchemaProblem[]): void {
  const { schema, value, path } = part;
  if (found.length >= MOST_PROBLEMS || path.length > DEEPEST) return;
  if (!fitsType(schema, value)) {
    found.push({ path, problem: "type", detail: typeName(schema) });
    return;
  }
  const allowed = schema["enum"];
  if (Array.isArray(allowed) && value !== null && !allowed.some((each: unknown) => each === value))
    found.push({ path, problem: "enum", detail: allowed.slice(0, 12).map(String).join(", ") });
  if (isJsonObject(value)) judgeFields(part, value, found);
  if (Array.isArray(value) && isJsonObject(schema["items"])) judgeItems(schema["items"], path, value, found);
}

function judgeItems(
  schema: JsonObject,
  path: FieldPath,
  items: readonly Json[],
  found: SchemaProblem[],
): void {
  for (const [index, item] of items.entries()) {
    if (found.length >= MOST_PROBLEMS) return;
    judge({ schema, value: item, path: [...path, index] }, found);
  }
}

function judgeFields({ schema, path }: Part, value: JsonObject, found: SchemaProblem[]): void {
  for (const field of textsAt(schema, "required"))
    if (!Object.hasOwn(value, field)) found.push({ path, problem: "required", detail: field });
  const fields = fieldsOf(schema);
  const others = schema["additionalProperties"];
  const open =
    fields.size === 0 || others === true || schema["x-kubernetes-preserve-unknown-fields"] === true;
  for (const [name, child] of Object.entries(value)) {
    const known = fields.get(name) ?? (isJsonObject(others) ? others : undefined);
    if (known !== undefined && child !== undefined)
      judge({ schema: known, value: child, path: [...path, name] }, found);
    else if (known === undefined && !open)
      found.push({ path: [...path, name], problem: "unknown", detail: name });
  }
}

function fitsType(schema: JsonObject, value: Json): boolean {
  // An empty field in YAML is null, which the API server drops where it may not be null.
  if (value === null) return true;
  if (schema["x-kubernetes-int-or-string"] === true) return ["string", "number"].includes(typeof value);
  switch (textAt(schema, "type")) {
    case "object":
      return isJsonObject(value);
    case "array":
      return Array.isArray(value);
    case "string":
      return typeof value === "string";
    case "boolean":
      return typeof value === "boolean";
    case "integer":
      return Number.isInteger(value);
    case "number":
      return typeof value === "number";
    default:
      return Object.keys(objectAt(schema, "properties")).length === 0 || isJsonObject(value);
  }
}
