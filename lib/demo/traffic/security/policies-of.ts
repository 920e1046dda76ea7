import { groupBy } from "../../world/group-by";
import type { K8sObject } from "../../world/k8s-object";
import type { MeshWorld } from "../model/mesh-world";
import { perWorld } from "../model/per-world";
import { inOrderOfCreation } from "../registry/in-order-of-creation";

/** Policies by namespace, in each the oldest first, as istiod orders them. */
export type PoliciesByNamespace<T> = (world: MeshWorld) => ReadonlyMap<string, readonly T[]>;

/** The objects of a kind of security.istio.io, each read once for a world. */
export const policiesOf = <T>(kind: string, read: (object: K8sObject) => T): PoliciesByNamespace<T> =>
  perWorld((world) => {
    const objects = world.objects("security.istio.io", kind).toSorted(inOrderOfCreation);
    const byNamespace = groupBy(objects, ({ metadata }) => metadata.namespace ?? "");
    return new Map([...byNamespace].map(([namespace, policies]) => [namespace, policies.map(read)]));
  });
