import type { K8sObject } from "../../world/k8s-object";

/** Names an object and, where given, a place in it: `VirtualService bookinfo/reviews spec.http[0]`. */
export function objectRef({ kind, metadata }: K8sObject, path = ""): string {
  const { namespace, name } = metadata;
  return `${kind} ${namespace === undefined ? name : `${namespace}/${name}`}${path === "" ? "" : ` ${path}`}`;
}
