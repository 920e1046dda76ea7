import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { isJsonObject, textAt } from "@/lib/domain/mesh/read-json";

/** The type of a schema as people say it: "string", "list of object", "map of string", "integer or string". */
export function typeName(schema: JsonObject): string {
  if (schema["x-kubernetes-int-or-string"] === true) return "integer or string";
  const type = textAt(schema, "type");
  const { items, additionalProperties } = schema;
  if (type === "array") return isJsonObject(items) ? `list of ${typeName(items)}` : "list";
  if (isJsonObject(additionalProperties)) return `map of ${typeName(additionalProperties)}`;
  return type === "" ? "any" : type;
}
