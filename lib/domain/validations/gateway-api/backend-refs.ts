import type { ClusterObject, JsonObject } from "@/lib/domain/mesh/cluster-object";
import { objectAt, textAt } from "@/lib/domain/mesh/read-json";
import type { FieldPath } from "../finding";
import { placedItems } from "../placed-items";
import type { Target } from "./is-granted";

export interface BackendRef extends Target {
  readonly port: number | null;
  readonly path: FieldPath;
}

/**
 * Everything a route sends to: the backends of its rules, and those its mirror filters copy to.
 * https://gateway-api.sigs.k8s.io/reference/spec/#backendref
 */
export function backendRefs({ data, meta }: ClusterObject): readonly BackendRef[] {
  const read = (item: JsonObject, path: FieldPath): BackendRef => {
    const { port } = item;
    return {
      group: textAt(item, "group"),
      kind: textAt(item, "kind") || "Service",
      namespace: textAt(item, "namespace") || meta.namespace,
      name: textAt(item, "name"),
      port: typeof port === "number" ? port : null,
      path,
    };
  };
  const mirrors = (parent: JsonObject, path: FieldPath): readonly BackendRef[] =>
    placedItems(parent, "filters", path).flatMap(({ item, path: at }) => {
      const mirror = objectAt(item, "requestMirror");
      return "backendRef" in mirror
        ? [read(objectAt(mirror, "backendRef"), [...at, "requestMirror", "backendRef"])]
        : [];
    });
  return placedItems(objectAt(data, "spec"), "rules", ["spec"]).flatMap(({ item: rule, path }) => [
    ...placedItems(rule, "backendRefs", path).flatMap(({ item, path: at }) => [
      read(item, at),
      ...mirrors(item, at),
    ]),
    ...mirrors(rule, path),
  ]);
}
