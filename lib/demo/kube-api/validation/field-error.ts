import type { Json } from "@/lib/domain/mesh/cluster-object";

/** Why a field is refused: the causes of a Status, https://pkg.go.dev/k8s.io/apimachinery/pkg/util/validation/field#ErrorType */
export type FieldErrorReason =
  | "FieldValueRequired"
  | "FieldValueInvalid"
  | "FieldValueTypeInvalid"
  | "FieldValueNotSupported"
  | "FieldValueDuplicate"
  | "FieldValueForbidden"
  | "FieldValueNotFound"
  | "FieldValueTooLong"
  | "FieldValueTooMany";

/** One thing that is wrong with an object. */
export interface FieldError {
  readonly reason: FieldErrorReason;
  /** `spec.http[0].route[0].weight`; `<nil>` where the server names no field. */
  readonly field: string;
  readonly message: string;
}

/** A value as the API server's messages show it: texts quoted, anything else as JSON. */
const shown = (value: Json): string => JSON.stringify(value);
const withDetail = (what: string, detail: string): string => (detail === "" ? what : `${what}: ${detail}`);

/** Builders of field errors, with the message texts of the API server. */
export const fieldError = {
  required: (field: string, detail = ""): FieldError => ({
    reason: "FieldValueRequired",
    field,
    message: withDetail("Required value", detail),
  }),
  invalid: (field: string, value: Json, detail: string): FieldError => ({
    reason: "FieldValueInvalid",
    field,
    message: withDetail(`Invalid value: ${shown(value)}`, detail),
  }),
  typeInvalid: (field: string, value: Json, detail: string): FieldError => ({
    reason: "FieldValueTypeInvalid",
    field,
    message: withDetail(`Invalid value: ${shown(value)}`, detail),
  }),
  /** `supported` in the order in which the message lists them. */
  notSupported: (field: string, value: Json, supported: readonly string[]): FieldError => ({
    reason: "FieldValueNotSupported",
    field,
    message: withDetail(
      `Unsupported value: ${shown(value)}`,
      supported.length === 0 ? "" : `supported values: ${supported.map(shown).join(", ")}`,
    ),
  }),
  duplicate: (field: string, value: Json): FieldError => ({
    reason: "FieldValueDuplicate",
    field,
    message: `Duplicate value: ${shown(value)}`,
  }),
  forbidden: (field: string, detail: string): FieldError => ({
    reason: "FieldValueForbidden",
    field,
    message: withDetail("Forbidden", detail),
  }),
  notFound: (field: string, value: Json): FieldError => ({
    reason: "FieldValueNotFound",
    field,
    message: `Not found: ${shown(value)}`,
  }),
  tooLong: (field: string, maximumBytes: number): FieldError => ({
    reason: "FieldValueTooLong",
    field,
    message: `Too long: may not be more than ${maximumBytes} ${maximumBytes === 1 ? "byte" : "bytes"}`,
  }),
  tooMany: (field: string, actual: number, maximum: number): FieldError => ({
    reason: "FieldValueTooMany",
    field,
    message: `Too many: ${actual}: must have at most ${maximum} ${maximum === 1 ? "item" : "items"}`,
  }),
};

/** The field the API server names where an error belongs to the object as a whole. */
export const NO_FIELD = "<nil>";
