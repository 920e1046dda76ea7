import type { ErrorObject } from "ajv";
import { isJsonList } from "@/lib/adapters/shared/json-list";
import { isJsonObject } from "@/lib/adapters/shared/json-object";
import type { Json, JsonObject } from "@/lib/domain/mesh/cluster-object";
import { nearestName } from "@/lib/domain/schema/nearest-name";
import type { FieldPath } from "@/lib/domain/validations/finding";
import type { SchemaProblem } from "@/lib/ports/schema-check";

const COMBINING = new Set(["oneOf", "anyOf", "not"]);
const MOST_ERRORS = 1_000;

/**
 * The errors of a JSON Schema validator as problems. Of a choice that fails ("oneOf") the choice is told, not why each of
 * its branches failed.
 */
export function problemsOfErrors(
  errors: readonly ErrorObject[],
  object: JsonObject,
): readonly SchemaProblem[] {
  const read = errors.slice(0, MOST_ERRORS);
  const choices = read.filter(({ keyword }) => COMBINING.has(keyword));
  const isInside = (error: ErrorObject): boolean =>
    choices.some((choice) => choice !== error && error.schemaPath.startsWith(`${choice.schemaPath}/`));
  return read
    .filter((error) => !isInside(error))
    .map((error) => {
      const { path, value } = locate(object, error.instancePath);
      const missing = stringOf(error.params["missingProperty"]);
      const at = missing === "" ? path : [...path, missing];
      return { path: at, message: messageOf(error, value), rule: "schema" };
    });
}

/** The fields that a JSON Pointer goes through, list positions as numbers, and the value it leads to. */
function locate(
  object: JsonObject,
  pointer: string,
): { readonly path: FieldPath; readonly value: Json | undefined } {
  let value: Json | undefined = object;
  const path: (string | number)[] = [];
  for (const part of pointer.split("/").slice(1)) {
    const field = part.replaceAll("~1", "/").replaceAll("~0", "~");
    if (isJsonList(value)) {
      path.push(Number(field));
      value = value[Number(field)];
    } else {
      path.push(field);
      value = isJsonObject(value) && Object.hasOwn(value, field) ? value[field] : undefined;
    }
  }
  return { path, value };
}

function messageOf(error: ErrorObject, value: Json | undefined): string {
  switch (error.keyword) {
    case "required":
      return "This field is required.";
    case "type":
      return `Expected ${typesOf(error.params["type"])}, found ${typeOf(value)}.`;
    case "enum":
      return enumMessage(error.params["allowedValues"], value);
    case "pattern":
      return `This does not match ${stringOf(error.params["pattern"])}.`;
    case "format":
      return `This is not of the form ${stringOf(error.params["format"])}.`;
    case "oneOf":
    case "anyOf":
    case "not":
      return choiceMessage(error);
    default:
      return `This ${error.message ?? "is not valid"}.`;
  }
}

function enumMessage(allowed: unknown, value: Json | undefined): string {
  const values = Array.isArray(allowed)
    ? allowed.map((one: unknown) => stringOf(one)).filter((one) => one !== "")
    : [];
  const near = typeof value === "string" ? nearestName(value, values) : null;
  return `Expected one of ${values.join(", ")}.${near === null ? "" : ` Did you mean ${near}?`}`;
}

/** Istio's schemas say with "oneOf" which fields exclude each other; a branch that is a "not" lets all of them be absent. */
function choiceMessage({ keyword, schema }: ErrorObject): string {
  const names = Array.from(requiredNames(schema, 0)).join(", ");
  if (names === "") return "This fits none of the allowed forms, or more than one.";
  if (keyword === "not") return `These fields must not be set together: ${names}.`;
  if (keyword === "anyOf") return `At least one of these fields must be set: ${names}.`;
  const branches: readonly unknown[] = Array.isArray(schema) ? schema : [];
  const mayBeNone = branches.some(
    (branch) => typeof branch === "object" && branch !== null && "not" in branch,
  );
  return `${mayBeNone ? "At most" : "Exactly"} one of these fields may be set: ${names}.`;
}

const DEEPEST_CHOICE = 6;

function requiredNames(schema: unknown, depth: number): ReadonlySet<string> {
  const names = new Set<string>();
  if (depth > DEEPEST_CHOICE || typeof schema !== "object" || schema === null) return names;
  for (const [key, value] of Object.entries(schema)) {
    if (key === "required" && Array.isArray(value)) for (const name of value) names.add(String(name));
    else for (const name of requiredNames(value, depth + 1)) names.add(name);
  }
  return names;
}

function typesOf(type: unknown): string {
  const names = (Array.isArray(type) ? type : [type]).map(String).filter((name) => name !== "null");
  return names.map((name) => NAMES[name] ?? name).join(" or ");
}

const NAMES: Readonly<Record<string, string>> = {
  array: "a list",
  boolean: "true or false",
  integer: "a whole number",
  number: "a number",
  object: "an object",
  string: "text",
};

function typeOf(value: Json | undefined): string {
  if (value === null || value === undefined) return "nothing";
  if (isJsonList(value)) return "a list";
  if (typeof value === "number") return Number.isInteger(value) ? "a whole number" : "a fraction";
  return NAMES[typeof value] ?? typeof value;
}

function stringOf(value: unknown): string {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean"
    ? String(value)
    : "";
}
