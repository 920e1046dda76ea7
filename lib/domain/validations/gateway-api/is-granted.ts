import type { ClusterObject } from "@/lib/domain/mesh/cluster-object";
import { objectAt, objectsAt, textAt } from "@/lib/domain/mesh/read-json";
import { BY_NAMESPACE } from "../indexes";
import type { MeshView } from "../mesh-view";

export interface Target {
  readonly group: string;
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
}

/**
 * Whether an object may refer to another: one of its own namespace, or one of a namespace with a ReferenceGrant for it.
 * https://gateway-api.sigs.k8s.io/reference/spec/#referencegrant
 */
export function isGranted(mesh: MeshView, from: ClusterObject, to: Target): boolean {
  if (to.namespace === from.meta.namespace) return true;
  const group = from.apiVersion.slice(0, Math.max(0, from.apiVersion.lastIndexOf("/")));
  return mesh.find(BY_NAMESPACE, `ReferenceGrant/${to.namespace}`).some(({ data }) => {
    const spec = objectAt(data, "spec");
    const trusts = objectsAt(spec, "from").some(
      (entry) =>
        textAt(entry, "group") === group &&
        textAt(entry, "kind") === from.kind &&
        textAt(entry, "namespace") === from.meta.namespace,
    );
    const gives = objectsAt(spec, "to").some(
      (entry) =>
        textAt(entry, "group") === to.group &&
        textAt(entry, "kind") === to.kind &&
        ["", to.name].includes(textAt(entry, "name")),
    );
    return trusts && gives;
  });
}
