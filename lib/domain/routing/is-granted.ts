import type { ClusterObject } from "../mesh/cluster-object";
import type { ClusterSnapshot } from "../mesh/cluster-snapshot";
import { objectAt, objectsAt, textAt } from "../mesh/read-json";

/** What an object of one namespace refers to in another. */
interface GrantedTarget {
  readonly group: string;
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
}

/**
 * Whether an object of the Gateway API may refer to a target: one of its own namespace, or one that a ReferenceGrant there
 * names. https://gateway-api.sigs.k8s.io/api-types/referencegrant/
 */
export function isGranted(snapshot: ClusterSnapshot, from: ClusterObject, to: GrantedTarget): boolean {
  if (to.namespace === from.meta.namespace) return true;
  return snapshot.list("ReferenceGrant").some(({ meta, data }) => {
    const spec = objectAt(data, "spec");
    return (
      meta.namespace === to.namespace &&
      objectsAt(spec, "from").some(
        (one) => textAt(one, "kind") === from.kind && textAt(one, "namespace") === from.meta.namespace,
      ) &&
      objectsAt(spec, "to").some(
        (one) =>
          textAt(one, "group") === to.group &&
          textAt(one, "kind") === to.kind &&
          ["", to.name].includes(textAt(one, "name")),
      )
    );
  });
}
