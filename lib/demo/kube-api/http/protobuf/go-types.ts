import type { Json, JsonObject } from "@/lib/domain/mesh/cluster-object";
import { isJson } from "../../../json/is-json";
import { isObject, textOr } from "../../../world/read-json";

type WriteJson = (message: JsonObject) => Json | undefined;

const META = "io.k8s.apimachinery.pkg.apis.meta.v1";
const EXTENSIONS = "io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1";
/** The last second that RFC 3339 can write, and the first: of the years 1 to 9999. */
const LAST_SECOND = 253_402_300_799;
const FIRST_SECOND = -62_135_596_800;
const NANOS_PER_MICRO = 1000;
const NANOS_PER_SECOND = 1_000_000_000;

const numberOr = (value: Json | undefined): number => (typeof value === "number" ? value : 0);

/** A time in UTC with its microseconds where they are asked for; null where it is not set. */
function timeOf({ seconds, nanos }: JsonObject, withMicros: boolean): Json | undefined {
  if (seconds === undefined && nanos === undefined) return null;
  const at = numberOr(seconds);
  const rest = numberOr(nanos);
  if (at < FIRST_SECOND || at > LAST_SECOND || rest < 0 || rest >= NANOS_PER_SECOND) return undefined;
  const toSeconds = new Date(at * 1000).toISOString().slice(0, -".000Z".length);
  const micros = String(Math.floor(rest / NANOS_PER_MICRO)).padStart(6, "0");
  return withMicros ? `${toSeconds}.${micros}Z` : `${toSeconds}Z`;
}

/** The JSON text that a message holds as bytes; null where it holds none. */
function embedded(base64: Json | undefined): Json | undefined {
  if (textOr(base64) === "") return null;
  try {
    const value: unknown = JSON.parse(Buffer.from(textOr(base64), "base64").toString("utf8"));
    return isJson(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

const items: WriteJson = (message) => message["items"] ?? [];

/**
 * The Go types whose JSON is not that of their message, each of which is given with its fields by name; undefined where it
 * makes no sense. They are the types of k8s.io/apimachinery and k8s.io/apiextensions-apiserver with a MarshalJSON of their own:
 * https://pkg.go.dev/k8s.io/apimachinery/pkg/apis/meta/v1#Time.MarshalJSON
 */
export const GO_TYPES: ReadonlyMap<string, WriteJson> = new Map<string, WriteJson>([
  [`${META}.Time`, (message) => timeOf(message, false)],
  [`${META}.MicroTime`, (message) => timeOf(message, true)],
  [`${META}.FieldsV1`, (message) => embedded(message["Raw"])],
  ["io.k8s.apimachinery.pkg.api.resource.Quantity", (message) => message["string"] ?? "0"],
  [
    "io.k8s.apimachinery.pkg.util.intstr.IntOrString",
    ({ type, intVal, strVal }) => (type === 1 ? textOr(strVal) : numberOr(intVal)),
  ],
  [`${EXTENSIONS}.JSON`, (message) => embedded(message["raw"])],
  [`${EXTENSIONS}.JSONSchemaPropsOrArray`, ({ schema, jSONSchemas }) => jSONSchemas ?? schema ?? null],
  [
    `${EXTENSIONS}.JSONSchemaPropsOrBool`,
    ({ schema, allows }) => (isObject(schema) ? schema : allows === true),
  ],
  [`${EXTENSIONS}.JSONSchemaPropsOrStringArray`, ({ schema, property }) => property ?? schema ?? null],
  ["io.k8s.api.authentication.v1.ExtraValue", items],
  ["io.k8s.api.authorization.v1.ExtraValue", items],
]);
