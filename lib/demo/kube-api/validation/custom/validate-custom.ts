import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import type { Schema } from "../../schemas/schema";
import { type FieldError, fieldError, NO_FIELD } from "../field-error";
import { checkListTypes } from "./check-list-types";
import { compareWithSchema } from "./compare-with-schema";

/** Errors after which the API server does not evaluate CEL rules. */
const BLOCKING: ReadonlySet<FieldError["reason"]> = new Set([
  "FieldValueNotSupported",
  "FieldValueRequired",
  "FieldValueTooLong",
  "FieldValueTooMany",
  "FieldValueTypeInvalid",
]);
const UNCHECKED =
  "some validation rules were not checked because the object was invalid; correct the existing errors to complete validation";

/** What is wrong with a custom resource by its definition's schema; `current` is what it is to replace. Metadata is not looked at. */
function structuralErrors(
  schema: Schema,
  object: JsonObject,
  current: JsonObject | undefined,
): readonly FieldError[] {
  const { metadata: _, ...content } = object;
  const { metadata: _before, ...before } = current ?? object;
  const repeated = checkListTypes(schema, content, "");
  const alreadyRepeated = current !== undefined && checkListTypes(schema, before, "").length > 0;
  return [
    ...compareWithSchema(schema, content, "", current === undefined ? undefined : before).errors,
    ...(alreadyRepeated ? [] : repeated),
  ];
}

/**
 * Everything that is wrong with a custom resource, errors of its metadata given. CEL rules are not evaluated; where the
 * schema has any (`hasRules`) and other errors come first, an error says so as on the API server.
 */
export function validateCustom(
  schema: Schema,
  object: JsonObject,
  current: JsonObject | undefined,
  metadataErrors: readonly FieldError[],
  hasRules: boolean,
): readonly FieldError[] {
  const errors = [...metadataErrors, ...structuralErrors(schema, object, current)];
  const blocked = errors.some(({ reason }) => BLOCKING.has(reason)) && hasRules;
  return blocked ? [...errors, fieldError.invalid(NO_FIELD, null, UNCHECKED)] : errors;
}
