import type { Json, JsonObject } from "@/lib/domain/mesh/cluster-object";
import { textOr } from "../../../../world/read-json";
import { type FieldError, fieldError } from "../../field-error";

type Errors = readonly FieldError[];

const HIGHEST_PORT = 65_535;
const IS_PORT = `must be between 1 and ${HIGHEST_PORT}, inclusive`;
const PORT_NAME = /^[a-z0-9-]+$/;
const LONGEST_PORT_NAME = 15;

function portNumber(path: string, port: number): Errors {
  return port >= 1 && port <= HIGHEST_PORT ? [] : [fieldError.invalid(path, port, IS_PORT)];
}

/** https://pkg.go.dev/k8s.io/apimachinery/pkg/util/validation#IsValidPortName */
function portNameProblems(name: string): readonly string[] {
  return [
    ...(name.length > LONGEST_PORT_NAME ? [`must be no more than ${LONGEST_PORT_NAME} characters`] : []),
    ...(PORT_NAME.test(name)
      ? []
      : ["must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)"]),
    ...(/[a-z]/.test(name) ? [] : ["must contain at least one letter (a-z)"]),
    ...(name.includes("--") ? ["must not contain consecutive hyphens"] : []),
    ...(name.startsWith("-") || name.endsWith("-") ? ["must not begin or end with a hyphen"] : []),
  ];
}

/** A percent string, or a count that is not negative. */
function intOrPercent(path: string, value: Json | undefined): Errors {
  if (typeof value === "number")
    return value >= 0 ? [] : [fieldError.invalid(path, value, "must be greater than or equal to 0")];
  if (typeof value !== "string" || /^\d+%$/.test(value)) return [];
  return [
    fieldError.invalid(
      path,
      value,
      "a valid percent string must be a numeric string followed by an ending '%' (e.g. '1%',  or '93%', regex used for validation is '[0-9]+%')",
    ),
  ];
}

/** Rules of single fields that many kinds share; each returns what is wrong, nothing for a valid or absent value. */
export const check = {
  /** A text or list that must be there. */
  required: (object: JsonObject, key: string, path: string, detail = ""): Errors => {
    const value = object[key];
    const empty = value === undefined || value === null || value === "" || value === 0;
    const emptyList = Array.isArray(value) && value.length === 0;
    return empty || emptyList ? [fieldError.required(`${path}.${key}`, detail)] : [];
  },
  notNegative: (object: JsonObject, keys: readonly string[], path: string): Errors =>
    keys.flatMap((key) => {
      const value = object[key];
      return typeof value === "number" && value < 0
        ? [fieldError.invalid(`${path}.${key}`, value, "must be greater than or equal to 0")]
        : [];
    }),
  oneOf: (object: JsonObject, key: string, path: string, supported: readonly string[]): Errors => {
    const value = object[key];
    return value === undefined || value === null || supported.includes(textOr(value))
      ? []
      : [fieldError.notSupported(`${path}.${key}`, value, supported)];
  },
  portNumber,
  portName: (path: string, name: string): Errors =>
    portNameProblems(name).map((problem) => fieldError.invalid(path, name, problem)),
  /** A port by number or name. */
  port: (path: string, port: Json | undefined): Errors => {
    if (typeof port === "number") return portNumber(path, port);
    return portNameProblems(textOr(port)).map((problem) => fieldError.invalid(path, textOr(port), problem));
  },
  intOrPercent,
};
