import type { ObjectRef } from "@/lib/domain/mesh/object-ref";

/** Names an object in one text; none of its parts can hold the slash between them. */
export function rowKey({ kind, namespace, name }: ObjectRef): string {
  return `${kind}/${namespace}/${name}`;
}
