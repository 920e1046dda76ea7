import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { isJsonArray } from "../../json/is-json-array";
import { isObject, jsonAt } from "../../world/read-json";
import type { ServedKind } from "../kinds/served-kind";
import { definitionNamed } from "./definition-named";
import { definitionName } from "./definition-name";
import { loadData } from "./load-data";

const META = "io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta";
const nodes = new Map<string, JsonObject>();

/** A custom resource's own schema with the fields every object has: the API server adds them, too. */
function withObjectFields(schema: JsonObject, kind: ServedKind, version: string): JsonObject {
  const pod = objectAt(definitionNamed("io.k8s.api.core.v1.Pod"), "properties");
  const properties = objectAt(schema, "properties");
  return {
    ...schema,
    properties: {
      ...properties,
      apiVersion: pod["apiVersion"],
      kind: pod["kind"],
      metadata: {
        description: "Standard object's metadata.",
        allOf: [{ $ref: `#/components/schemas/${META}` }],
      },
    },
    "x-kubernetes-group-version-kind": [{ group: kind.group, kind: kind.kind, version }],
  };
}

function objectAt(value: JsonObject | undefined, key: string): JsonObject {
  const found = value?.[key];
  return isObject(found) ? found : {};
}

function customNode(kind: ServedKind, version: string): JsonObject | undefined {
  const file = loadData(`crds/${kind.plural}.${kind.group}`);
  const schemas = jsonAt(file, "schemas");
  const index = jsonAt(file, "schemaOfVersion", version);
  const schema = isJsonArray(schemas) && typeof index === "number" ? schemas[index] : undefined;
  return isObject(schema) ? withObjectFields(schema, kind, version) : undefined;
}

/** The OpenAPI definition of a served kind at one of its versions, as its group version's document publishes it; undefined where it is not served. */
export function schemaNodeOf(kind: ServedKind, version: string): JsonObject | undefined {
  const name = definitionName(kind, version);
  const known = nodes.get(name);
  if (known !== undefined) return known;
  const node = kind.custom ? customNode(kind, version) : definitionNamed(name);
  if (node !== undefined) nodes.set(name, node);
  return node;
}
