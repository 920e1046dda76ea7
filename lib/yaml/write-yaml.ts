import { stringify } from "yaml";
import type { Json, JsonObject } from "@/lib/domain/mesh/cluster-object";
import { isJsonObject } from "@/lib/domain/mesh/read-json";

const FIRST = ["apiVersion", "kind", "metadata", "spec"];
const FIRST_OF_METADATA = ["name", "namespace", "labels", "annotations"];

/**
 * An object as YAML the way kubectl prints it: apiVersion, kind, metadata and spec first, every other field in its own order,
 * lists not indented, no line folded. Texts that YAML 1.1 would read as something else are quoted.
 */
export function writeYaml(object: JsonObject): string {
  const metadata = object["metadata"];
  const ordered = inOrder(object, FIRST);
  return yamlOf(
    isJsonObject(metadata) ? { ...ordered, metadata: inOrder(metadata, FIRST_OF_METADATA) } : ordered,
  );
}

/** Any JSON value as block YAML in its own order, ending in a line break; lists below fields indented on request. */
export function yamlOf(value: Json, indentSeq = false): string {
  return stringify(value, {
    indentSeq,
    lineWidth: 0,
    compat: "yaml-1.1",
    aliasDuplicateObjects: false,
    // A key that YAML could take for a merge of maps is a text here.
    merge: false,
  });
}

function inOrder(object: JsonObject, first: readonly string[]): JsonObject {
  const known = first.filter((field) => Object.hasOwn(object, field));
  const others = Object.keys(object).filter((field) => !first.includes(field));
  return Object.fromEntries([...known, ...others].map((field) => [field, object[field]]));
}
