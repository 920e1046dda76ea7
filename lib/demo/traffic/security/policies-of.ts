import { groupBy } from "../../world/group-by";
import type { K8sObject } from "../../world/k8s-object";
import { oldestFirst } from "../gateway-api/oldest-first";
import type { MeshWorld } from "../model/mesh-world";
import { perWorld } from "../model/per-world";

const byNamespace = (kind: string): ((world: MeshWorld) => ReadonlyMap<string, readonly K8sObject[]>) =>
  perWorld((world) =>
    groupBy(
      world.objects("security.istio.io", kind).toSorted(oldestFirst),
      ({ metadata }) => metadata.namespace ?? "",
    ),
  );

/** The objects of a kind of security.istio.io by namespace, in each the oldest first, as istiod orders them. */
export const policiesOf = {
  PeerAuthentication: byNamespace("PeerAuthentication"),
  RequestAuthentication: byNamespace("RequestAuthentication"),
  AuthorizationPolicy: byNamespace("AuthorizationPolicy"),
} as const;
