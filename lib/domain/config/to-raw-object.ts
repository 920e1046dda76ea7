import type { ClusterObject, JsonObject } from "@/lib/domain/mesh/cluster-object";

type Writable = Pick<ClusterObject, "apiVersion" | "kind" | "data"> & {
  readonly meta: Pick<ClusterObject["meta"], "namespace" | "name" | "labels" | "annotations">;
};

/**
 * An object as people write it: apiVersion, kind, metadata with namespace, name, labels and annotations, and its own fields
 * without status. What a ClusterObject does not keep (finalizers, owner references) is not in it, so it serves for showing
 * and exporting, never as what an edit is compared with.
 */
export function toRawObject({ apiVersion, kind, meta, data }: Writable): JsonObject {
  const { status: _, ...own } = data;
  return {
    apiVersion,
    kind,
    metadata: {
      name: meta.name,
      ...(meta.namespace !== "" && { namespace: meta.namespace }),
      ...(Object.keys(meta.labels).length > 0 && { labels: meta.labels }),
      ...(Object.keys(meta.annotations).length > 0 && { annotations: meta.annotations }),
    },
    ...own,
  };
}
