import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { isObject, textOr } from "../../world/read-json";
import type { Refused } from "../http/reply";
import { refuse } from "../http/status";
import { groupVersion } from "../kinds/find-kind";
import type { ServedKind } from "../kinds/served-kind";
import { schemaOf } from "../schemas/schema-of";
import { decodeBuiltIn } from "./built-in/decode-built-in";
import { decodeCustom } from "./custom/decode-custom";
import { fieldError } from "./field-error";
import type { WriteOptions } from "../write/read-write-options";
import { jsonTypeName } from "./json-type-name";
import { refuseFieldErrors } from "./refuse-field-errors";

interface Decoding {
  readonly fieldValidation: WriteOptions["fieldValidation"];
  readonly duplicates?: readonly string[];
  readonly patched?: boolean;
}

interface Decoded {
  readonly ok: true;
  readonly object: JsonObject;
  /** The kind that the body names. */
  readonly kind: string;
  readonly warnings: readonly string[];
}

const TYPE_META =
  'struct { APIVersion string "json:\\"apiVersion,omitempty\\""; Kind string "json:\\"kind,omitempty\\"" }';
const SHOWN = 30;

/** The start of a body, as messages show it: an object as it is, anything else as bytes. */
function startOf(body: unknown): string {
  const text = JSON.stringify(body);
  const start = text.slice(0, SHOWN);
  const shown = text.startsWith("{") ? start : Buffer.from(start).toString("hex");
  return text.length > SHOWN ? `${shown} ...` : shown;
}

/** Why a body has no apiVersion and kind that can be read at all; null where it has, or may go without. */
function shapeProblem(kind: ServedKind, body: unknown): string | null {
  const unread = "couldn't get version/kind; json parse error";
  if (body === undefined) return `${unread}: unexpected end of JSON input (<empty>)`;
  if (!isObject(body))
    return `${unread}: json: cannot unmarshal ${jsonTypeName(body)} into Go value of type ${TYPE_META} (${startOf(body)})`;
  for (const other of ["kind", "apiVersion"]) {
    const given = body[other] ?? "";
    if (typeof given !== "string")
      return `${unread}: json: cannot unmarshal ${jsonTypeName(given)} into Go struct field .${other} of type string (${startOf(body)})`;
  }
  if (!kind.custom || textOr(body["kind"]) !== "") return null;
  return `Object 'Kind' is missing in '${JSON.stringify(body)}' (${startOf(body)})`;
}

/** 400, or for the outcome of a patch 422, with the decoder's words. */
function undecodable(
  kind: ServedKind,
  version: string,
  body: JsonObject,
  problem: string,
  patched: boolean,
): Refused {
  if (patched) {
    const error = fieldError.invalid("patch", JSON.stringify(body), problem);
    return refuseFieldErrors({ group: "", kind: "" }, "", [error]);
  }
  return refuse(
    "BadRequest",
    `${kindNamed(kind, body)} in version "${version}" cannot be handled as a ${kind.kind}: ${problem}`,
  );
}

/** What is said of fields that come twice or that the kind does not have. */
const strictProblems = (duplicates: readonly string[], unknown: readonly string[]): readonly string[] => [
  ...duplicates.map((path) => `duplicate field "${path}"`),
  ...unknown.map((path) => `unknown field "${path}"`),
];

const kindNamed = (kind: ServedKind, body: JsonObject): string =>
  textOr(body["kind"]) === "" ? kind.kind : textOr(body["kind"]);

/** Why a custom resource of another apiVersion than the URL's is none of its kind; null where it is. */
function versionProblem(kind: ServedKind, version: string, body: JsonObject): string | null {
  const apiVersion = textOr(body["apiVersion"]);
  const expected = groupVersion(kind.group, version);
  if (!kind.custom || apiVersion === expected) return null;
  return `the API version in the data (${apiVersion}) does not match the expected API version (${expected})`;
}

/** Why a body is no object at all of a kind; null where its content can be looked at. */
function bodyProblem(kind: ServedKind, version: string, body: unknown, patched: boolean): Refused | null {
  const unread = shapeProblem(kind, body);
  if (unread !== null || !isObject(body))
    return refuse(
      "BadRequest",
      `the object provided is unrecognized (must be of type ${kind.kind}): ${unread ?? ""}`,
    );
  const otherVersion = patched ? null : versionProblem(kind, version, body);
  return otherVersion === null ? null : refuse("BadRequest", otherVersion);
}

/**
 * Decodes a body into an object of a kind, with its defaults and without the fields the kind does not have. 400 where it is no
 * object of the kind, or under `Strict` has fields that are unknown or come twice; under `Warn` they are warnings.
 * https://kubernetes.io/docs/reference/using-api/api-concepts/#validation-for-unrecognized-or-duplicate-fields
 */
export function decodeObject(
  kind: ServedKind,
  version: string,
  body: unknown,
  { fieldValidation, duplicates = [], patched = false }: Decoding,
): Decoded | Refused {
  const refused = bodyProblem(kind, version, body, patched);
  if (refused !== null) return refused;
  const object = isObject(body) ? body : {};
  const schema = schemaOf(kind, version);
  if (schema === undefined) return undecodable(kind, version, object, "it has no schema", patched);
  const content = kind.custom ? decodeCustom(schema, object) : decodeBuiltIn(kind, version, schema, object);
  if (!content.ok) return undecodable(kind, version, object, content.problem, patched);
  const strict = strictProblems(duplicates, content.unknown);
  if (fieldValidation === "Strict" && strict.length > 0)
    return undecodable(kind, version, object, `strict decoding error: ${strict.join(", ")}`, patched);
  const warnings = fieldValidation === "Warn" ? strict : [];
  return { ok: true, object: content.object, kind: kindNamed(kind, object), warnings };
}
