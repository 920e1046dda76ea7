import { isDeepStrictEqual } from "node:util";
import type { Json, JsonObject } from "@/lib/domain/mesh/cluster-object";
import type { Schema, SchemaLimits } from "../../schemas/schema";
import { type FieldError, fieldError, NO_FIELD } from "../field-error";
import { patternOf } from "./pattern-of";

const INT32 = 2 ** 31;

/** Lengths are counted in characters, not in UTF-16 units. */
const lengthOf = (text: string): number => Array.from(text).length;

/** At most one error: the API server stops at the first limit a text breaks. */
export function checkText({ limits }: Schema, text: string, path: string): readonly FieldError[] {
  const { minLength, maxLength, pattern } = limits;
  if (maxLength !== null && lengthOf(text) > maxLength) return [fieldError.tooLong(path, maxLength)];
  if (minLength !== null && lengthOf(text) < minLength)
    return [fieldError.invalid(path, text, `${path} in body should be at least ${minLength} chars long`)];
  if (pattern !== null && !patternOf(pattern).test(text))
    return [fieldError.invalid(path, text, `${path} in body should match '${pattern}'`)];
  return [];
}

function checkRange({ type, format }: Schema, value: number, path: string): readonly FieldError[] {
  if (type !== "integer") return [];
  const tooBig = format === "int32" && (value >= INT32 || value < -INT32);
  if (Number.isInteger(value) && !tooBig) return [];
  const wanted = format === "" ? "integer (default format)" : `integer with format ${format}`;
  return [fieldError.invalid(NO_FIELD, "", `Checked value must be of type ${wanted} in ${path}`)];
}

function checkMinimum(limits: SchemaLimits, value: number, path: string): readonly FieldError[] {
  const { minimum, exclusiveMinimum } = limits;
  if (minimum === null || value > minimum || (value === minimum && !exclusiveMinimum)) return [];
  const bound = exclusiveMinimum ? "greater than" : "greater than or equal to";
  return [fieldError.invalid(path, value, `${path} in body should be ${bound} ${minimum}`)];
}

function checkMaximum(limits: SchemaLimits, value: number, path: string): readonly FieldError[] {
  const { maximum, exclusiveMaximum } = limits;
  if (maximum === null || value < maximum || (value === maximum && !exclusiveMaximum)) return [];
  const bound = exclusiveMaximum ? "less than" : "less than or equal to";
  return [fieldError.invalid(path, value, `${path} in body should be ${bound} ${maximum}`)];
}

export function checkNumber(schema: Schema, value: number, path: string): readonly FieldError[] {
  const { limits } = schema;
  const { multipleOf } = limits;
  const isMultiple = multipleOf === null || multipleOf <= 0 || Number.isInteger(value / multipleOf);
  return [
    ...checkRange(schema, value, path),
    ...(isMultiple
      ? []
      : [fieldError.invalid(path, value, `${path} in body should be a multiple of ${multipleOf}`)]),
    ...checkMinimum(limits, value, path),
    ...checkMaximum(limits, value, path),
  ];
}

function hasRepeats(list: readonly Json[]): boolean {
  return list.some((item, index) => list.slice(0, index).some((earlier) => isDeepStrictEqual(item, earlier)));
}

export function checkListSize(
  { limits }: Schema,
  list: readonly Json[],
  path: string,
): readonly FieldError[] {
  const { minItems, maxItems, uniqueItems } = limits;
  const errors: FieldError[] = [];
  if (minItems !== null && list.length < minItems)
    errors.push(
      fieldError.invalid(path, list.length, `${path} in body should have at least ${minItems} items`),
    );
  if (maxItems !== null && list.length > maxItems)
    errors.push(fieldError.tooMany(path, list.length, maxItems));
  if (uniqueItems && hasRepeats(list))
    errors.push(fieldError.invalid(path, "", `${path} in body shouldn't contain duplicates`));
  return errors;
}

export function checkMapSize({ limits }: Schema, map: JsonObject, path: string): readonly FieldError[] {
  const { minProperties, maxProperties } = limits;
  const size = Object.keys(map).length;
  if (minProperties !== null && size < minProperties)
    return [
      fieldError.invalid(path, size, `${path} in body should have at least ${minProperties} properties`),
    ];
  return maxProperties !== null && size > maxProperties
    ? [fieldError.tooMany(path, size, maxProperties)]
    : [];
}
