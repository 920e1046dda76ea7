import type { ObjectRef } from "@/lib/domain/mesh/object-ref";

/** Stands for the namespace of objects that have none. */
export const CLUSTER_SCOPE = "-";

/** Where one object is, below /config of the pages and of the API: "/config/objects/VirtualService/bookinfo/reviews". */
export function configObjectPath({ kind, namespace, name }: ObjectRef): string {
  return ["", "config", "objects", kind, namespace === "" ? CLUSTER_SCOPE : namespace, name]
    .map(encodeURIComponent)
    .join("/");
}
