import type { Json, JsonObject } from "@/lib/domain/mesh/cluster-object";
import type { Schema } from "../../schemas/schema";
import { readSchema } from "../../schemas/read-schema";
import { type FieldError, fieldError, NO_FIELD } from "../field-error";
import { joinMatches, type Match, match } from "./match";

/** How one value is compared with one schema. */
export type Compare = (schema: Schema, value: Json) => Match;

const composite = (path: string, what: string): Match =>
  match([fieldError.invalid(NO_FIELD, "", `"${path}" ${what}`)], 0);

const mostMatches = (failures: readonly Match[]): readonly Match[] => {
  const [best] = failures.toSorted((a, b) => b.matches - a.matches);
  return best === undefined ? [] : [best];
};

const compareAll = (schemas: readonly JsonObject[], value: Json, compare: Compare): readonly Match[] =>
  schemas.map((schema) => compare(readSchema(schema), value));

function anyOf(
  schemas: readonly JsonObject[],
  value: Json,
  path: string,
  compare: Compare,
): readonly Match[] {
  if (schemas.length === 0) return [];
  const found = compareAll(schemas, value, compare);
  const valid = found.find(({ errors }) => errors.length === 0);
  return valid === undefined
    ? [composite(path, "must validate at least one schema (anyOf)"), ...mostMatches(found)]
    : [valid];
}

function oneOf(
  schemas: readonly JsonObject[],
  value: Json,
  path: string,
  compare: Compare,
): readonly Match[] {
  if (schemas.length === 0) return [];
  const found = compareAll(schemas, value, compare);
  const [valid, ...more] = found.filter(({ errors }) => errors.length === 0);
  if (valid !== undefined && more.length === 0) return [valid];
  const what = "must validate one and only one schema (oneOf)";
  return valid === undefined
    ? [composite(path, `${what}. Found none valid`), ...mostMatches(found)]
    : [composite(path, `${what}. Found ${more.length + 1} valid alternatives`)];
}

function allOf(
  schemas: readonly JsonObject[],
  value: Json,
  path: string,
  compare: Compare,
): readonly Match[] {
  const found = compareAll(schemas, value, compare);
  const valid = found.filter(({ errors }) => errors.length === 0).length;
  if (valid === found.length) return found;
  const none = valid === 0 ? ". None validated" : "";
  return [...found, composite(path, `must validate all the schemas (allOf)${none}`)];
}

function not(schema: JsonObject | null, value: Json, path: string, compare: Compare): readonly FieldError[] {
  if (schema === null || compare(readSchema(schema), value).errors.length > 0) return [];
  return composite(path, "must not validate the schema (not)").errors;
}

/** anyOf, oneOf, allOf and not of a schema, with the errors the API server reports of them. */
export function checkAlternatives(schema: Schema, value: Json, path: string, compare: Compare): Match {
  return joinMatches([
    ...anyOf(schema.anyOf, value, path, compare),
    ...oneOf(schema.oneOf, value, path, compare),
    ...allOf(schema.allOf, value, path, compare),
    match(not(schema.not, value, path, compare), 1),
  ]);
}
