import type { ClusterObject } from "../mesh/cluster-object";
import type { ObjectRef } from "../mesh/object-ref";
import { kindKeyOf } from "../validations/indexes";
import type { ExplainStep } from "./explanation";

/** Names an object as steps do. */
export function refOf(object: ClusterObject): ObjectRef {
  return { kind: kindKeyOf(object), namespace: object.meta.namespace, name: object.meta.name };
}

/** `VirtualService shop/cart` */
export function nameOf({ kind, namespace, name }: ObjectRef): string {
  const [short = kind] = kind.split(".");
  return namespace === "" ? `${short} ${name}` : `${short} ${namespace}/${name}`;
}

type Where = { readonly object: ObjectRef | null; readonly path?: string };

/** Makes a step of an explanation. */
export function step(
  { object, path = "" }: Where,
  stage: ExplainStep["stage"],
  verdict: ExplainStep["verdict"],
  because: string,
): ExplainStep {
  return { object, path, stage, verdict, because };
}
