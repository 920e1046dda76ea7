import type { ClusterObject, JsonObject, ObjectMeta } from "@/lib/domain/mesh/cluster-object";
import type { ClusterSnapshot } from "@/lib/domain/mesh/cluster-snapshot";
import { clusterObject } from "./cluster-object";

/** An object in namespace bookinfo, with these metadata and fields. */
export function meshObject(
  kind: string,
  name: string,
  meta: Partial<ObjectMeta> = {},
  data: JsonObject = {},
): ClusterObject {
  const object = clusterObject(kind, "bookinfo", name, { data });
  return { ...object, meta: { ...object.meta, ...meta } };
}

/** A Pod with a sidecar, running since ten minutes after the epoch. */
export function podObject(
  name: string,
  meta: Partial<ObjectMeta> = {},
  data: JsonObject = {},
): ClusterObject {
  return meshObject("Pod", name, meta, {
    spec: { containers: [{ name: "app" }, { name: "istio-proxy" }] },
    status: { phase: "Running", startTime: "1970-01-01T00:10:00Z" },
    ...data,
  });
}

/** A snapshot of these objects by kind. */
export function snapshotOf(objects: Readonly<Record<string, readonly ClusterObject[]>>): ClusterSnapshot {
  return {
    revision: 1,
    list: (kindKey) => objects[kindKey] ?? [],
    get: (kindKey, namespace, name) =>
      objects[kindKey]?.find(({ meta }) => meta.namespace === namespace && meta.name === name),
  };
}
