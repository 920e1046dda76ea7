import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { objectAt, objectsAt, textAt } from "@/lib/domain/mesh/read-json";
import { customResourceDefinitions } from "@/lib/demo/kube-api/schemas/custom-resource-definitions";

const DEFINITIONS = customResourceDefinitions("2026-01-01T00:00:00Z");

/** The OpenAPI v3 schema of an object's kind and version, from the definitions of the simulated mesh. Throws where there is none. */
export function definitionSchema(object: JsonObject): JsonObject {
  const [group = "", version = ""] = textAt(object, "apiVersion").split("/");
  const kind = textAt(object, "kind");
  for (const definition of DEFINITIONS) {
    const spec = objectAt(definition, "spec");
    if (textAt(spec, "group") !== group || textAt(objectAt(spec, "names"), "kind") !== kind) continue;
    const found = objectsAt(spec, "versions").find((one) => textAt(one, "name") === version);
    if (found !== undefined) return objectAt(objectAt(found, "schema"), "openAPIV3Schema");
  }
  throw new Error(`no definition of ${textAt(object, "apiVersion")} ${kind}`);
}
