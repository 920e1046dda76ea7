import type { Json } from "@/lib/domain/mesh/cluster-object";
import { isJsonArray } from "../../../json/is-json-array";
import type { Schema } from "../../schemas/schema";
import { fieldError } from "../field-error";
import { type Match, match } from "./match";

interface TypeAndFormat {
  readonly type: string;
  readonly format: string;
}

/** The JSON type of a value and the number format it has after decoding. */
function typeOf(value: Json): TypeAndFormat {
  if (value === null) return { type: "null", format: "" };
  if (isJsonArray(value)) return { type: "array", format: "" };
  if (typeof value === "number")
    return Number.isInteger(value)
      ? { type: "integer", format: "int64" }
      : { type: "number", format: "float64" };
  return { type: typeof value, format: "" };
}

const typesOf = ({ type, intOrString }: Schema): readonly string[] => {
  if (intOrString) return ["integer", "string"];
  return type === null ? [] : [type];
};

/** An error of a type; `actual` is what the message says the value is. */
function wrongType(path: string, expected: string, actual: string): Match {
  return match(
    [
      fieldError.typeInvalid(
        path,
        actual,
        `${path} in body must be of type ${expected}: ${JSON.stringify(actual)}`,
      ),
    ],
    0,
  );
}

/** Whether a value of a type may stand where these types are wanted: an integer is a number, too. */
const fitsType = (types: readonly string[], { type }: TypeAndFormat): boolean =>
  types.includes(type) || (type === "integer" && types.includes("number"));

/** What a format, rather than a type, says of a value; undefined where it says nothing. */
function checkTypeByFormat(
  { format }: Schema,
  types: readonly string[],
  actual: TypeAndFormat,
  path: string,
): Match | undefined {
  if (format === "") return undefined;
  if (actual.type === "string" || actual.type === "array")
    return types.includes("number") || types.includes("integer") ? undefined : match([], 1);
  return fitsType(types, actual) || actual.format === format
    ? undefined
    : wrongType(path, format, actual.format);
}

/**
 * Whether a value is of its schema's type, with the message of the API server where not:
 * https://pkg.go.dev/k8s.io/kube-openapi/pkg/validation/validate
 */
export function checkType(schema: Schema, value: Json, path: string): Match {
  const types = typesOf(schema);
  if (value === null)
    return types.length > 0 && !schema.nullable ? wrongType(path, types.join(","), "null") : match([], 1);
  const actual = typeOf(value);
  const byFormat = checkTypeByFormat(schema, types, actual, path);
  if (byFormat !== undefined) return byFormat;
  return types.length === 0 || fitsType(types, actual)
    ? match([], 1)
    : wrongType(path, types.join(","), actual.type);
}
