import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import type { ObjectRef } from "@/lib/domain/mesh/object-ref";
import { KINDS } from "@/lib/domain/mesh/kinds";
import { objectAt, textAt } from "@/lib/domain/mesh/read-json";

/** The key of an object's kind; for kinds Meshlens does not know "Kind.group". */
export function kindOfObject(object: JsonObject): string {
  const kind = textAt(object, "kind");
  const apiVersion = textAt(object, "apiVersion");
  const group = apiVersion.includes("/") ? (apiVersion.split("/")[0] ?? "") : "";
  const known = KINDS.find((each) => each.kind === kind && each.group === group);
  return known?.key ?? (group === "" ? kind : `${kind}.${group}`);
}

/** What names an object. */
export function refOfObject(object: JsonObject): ObjectRef {
  const metadata = objectAt(object, "metadata");
  return {
    kind: kindOfObject(object),
    namespace: textAt(metadata, "namespace"),
    name: textAt(metadata, "name"),
  };
}

/** The version in an object's apiVersion: "v1" of "networking.istio.io/v1". */
export function versionOfObject(object: JsonObject): string {
  return textAt(object, "apiVersion").split("/").at(-1) ?? "";
}
