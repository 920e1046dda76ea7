import type { Json, JsonObject } from "@/lib/domain/mesh/cluster-object";
import { isJsonArray } from "../../json/is-json-array";
import { isObject, textOr } from "../../world/read-json";
import type { ServedKind } from "../kinds/served-kind";
import { definitionName } from "../schemas/definition-name";
import { definitionNamed } from "../schemas/definition-named";
import { schemaNodeOf } from "../schemas/schema-node-of";

const REF = "#/components/schemas/";
const META = "io.k8s.apimachinery.pkg.apis.meta.v1";

/** The definitions a node refers to, at any depth. */
function refsIn(node: Json | undefined): readonly string[] {
  if (isJsonArray(node)) return node.flatMap(refsIn);
  if (!isObject(node)) return [];
  const ref = textOr(node["$ref"]);
  const own = ref.startsWith(REF) ? [ref.slice(REF.length)] : [];
  return [...own, ...Object.values(node).flatMap(refsIn)];
}

/** The list of a custom resource, which no definition declares. */
function listOf(kind: ServedKind, version: string): JsonObject {
  const name = definitionName(kind, version);
  return {
    type: "object",
    description: `${kind.kind}List is a list of ${kind.kind}`,
    required: ["items"],
    properties: {
      apiVersion: { type: "string" },
      kind: { type: "string" },
      metadata: { allOf: [{ $ref: `${REF}${META}.ListMeta` }] },
      items: { type: "array", items: { $ref: `${REF}${name}` } },
    },
    "x-kubernetes-group-version-kind": [{ group: kind.group, kind: `${kind.kind}List`, version }],
  };
}

/** The definitions of a group version's document: its kinds, their lists, and whatever they refer to. */
export function openApiSchemas(kinds: readonly ServedKind[], version: string): JsonObject {
  const own = new Map<string, JsonObject | undefined>();
  for (const kind of kinds) {
    const name = definitionName(kind, version);
    own.set(name, schemaNodeOf(kind, version));
    own.set(`${name}List`, kind.custom ? listOf(kind, version) : definitionNamed(`${name}List`));
  }
  const scaled = kinds.some(({ custom, subresources }) => !custom && subresources.includes("scale"));
  const queue = [...own.keys(), ...(scaled ? ["io.k8s.api.autoscaling.v1.Scale"] : [])];
  const schemas = new Map<string, JsonObject>();
  for (let name = queue.pop(); name !== undefined; name = queue.pop()) {
    const node = own.get(name) ?? definitionNamed(name);
    if (node === undefined || schemas.has(name)) continue;
    schemas.set(name, node);
    queue.push(...refsIn(node));
  }
  return Object.fromEntries([...schemas].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
