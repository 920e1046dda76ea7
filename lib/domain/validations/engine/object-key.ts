import type { ClusterObject } from "@/lib/domain/mesh/cluster-object";
import type { ObjectRef } from "@/lib/domain/mesh/object-ref";
import { kindKeyOf } from "../indexes";

/** What an object is filed under: unique in a mesh, the same for the object and its name. */
export function refKey({ kind, namespace, name }: ObjectRef): string {
  return `${kind}/${namespace}/${name}`;
}

/** The name of an object; its kind is "" where `KINDS` does not have it. */
export function refOf(object: ClusterObject): ObjectRef {
  const { namespace, name } = object.meta;
  return { kind: kindKeyOf(object), namespace, name };
}
