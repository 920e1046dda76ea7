import { expect, it } from "vitest";
import { findKind } from "../kinds/find-kind";
import { schemaOf } from "../schemas/schema-of";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { pruneUnknownFields } from "./prune-unknown-fields";

function prune(apiVersion: string, name: string, object: JsonObject): ReturnType<typeof pruneUnknownFields> {
  const kind = findKind(apiVersion, name);
  const schema = kind && schemaOf(kind, apiVersion.split("/").at(-1) ?? "");
  if (schema === undefined) throw new Error(`${name} is not served`);
  return pruneUnknownFields(schema, object);
}

it.each<readonly [string, string, string, JsonObject, readonly string[]]>([
  ["nothing of a ConfigMap's data", "v1", "ConfigMap", { data: { any: "x" } }, []],
  ["a field at the root", "v1", "ConfigMap", { zz: 1 }, ["zz"]],
  ["a field of metadata", "v1", "ConfigMap", { metadata: { foo: 1, name: "a" } }, ["metadata.foo"]],
  [
    "fields in lists, each at its index",
    "v1",
    "Pod",
    { spec: { containers: [{ name: "a" }, { foo: 1, ports: [{ bar: 1 }] }] } },
    ["spec.containers[1].foo", "spec.containers[1].ports[0].bar"],
  ],
  [
    "a field of a custom resource",
    "networking.istio.io/v1",
    "VirtualService",
    { spec: { hosts: ["a"], foo: { x: 1 } } },
    ["spec.foo"],
  ],
  [
    "nothing where any field goes",
    "networking.istio.io/v1alpha3",
    "EnvoyFilter",
    { spec: { configPatches: [{ patch: { value: { anything: { at: "all" } } } }] } },
    [],
  ],
  [
    "nothing of what a field manager keeps",
    "v1",
    "ConfigMap",
    { metadata: { managedFields: [{ manager: "a", fieldsV1: { "f:data": {} } }] } },
    [],
  ],
])("prunes %s", (_, apiVersion, kind, object, unknown) => {
  const pruned = prune(apiVersion, kind, object);
  expect(pruned.unknown).toEqual(unknown);
  if (unknown.length === 0) expect(pruned.value).toEqual(object);
  expect(prune(apiVersion, kind, pruned.value)).toEqual({ value: pruned.value, unknown: [] });
});
