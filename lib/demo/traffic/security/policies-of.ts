import { groupBy } from "../../world/group-by";
import type { K8sObject } from "../../world/k8s-object";

import type { MeshWorld } from "../model/mesh-world";
import { perWorld } from "../model/per-world";
import { inOrderOfCreation } from "../registry/in-order-of-creation";

const byNamespace = (kind: string): ((world: MeshWorld) => ReadonlyMap<string, readonly K8sObject[]>) =>
  perWorld((world) =>
    groupBy(
      world.objects("security.istio.io", kind).toSorted(inOrderOfCreation),
      ({ metadata }) => metadata.namespace ?? "",
    ),
  );

/** The objects of a kind of security.istio.io by namespace, in each the oldest first, as istiod orders them. */
export const policiesOf = {
  PeerAuthentication: byNamespace("PeerAuthentication"),
  RequestAuthentication: byNamespace("RequestAuthentication"),
  AuthorizationPolicy: byNamespace("AuthorizationPolicy"),
} as const;
