import type { ClusterSnapshot } from "../mesh/cluster-snapshot";
import { apiRoutes, type ApiRoutes } from "./api-routes";
import type { Caller } from "./caller";
import { destinationRuleIndex, type DestinationRuleIndex } from "./destination-rule-index";
import { serviceRegistry, type ServiceRegistry } from "./service-registry";
import { sidecarScopes, type SidecarScope } from "./sidecar-scope";
import { virtualServiceIndex, type VirtualServiceIndex } from "./virtual-service-index";

/** Everything that decides where calls go, read once from a snapshot. */
export interface MeshRouting {
  readonly snapshot: ClusterSnapshot;
  readonly rootNamespace: string;
  /** Whether calls of unknown hosts are let through where no Sidecar says so (mesh-wide outboundTrafficPolicy). */
  readonly allowAny: boolean;
  readonly registry: ServiceRegistry;
  readonly rules: DestinationRuleIndex;
  readonly virtualServices: VirtualServiceIndex;
  readonly apiRoutes: ApiRoutes;
  readonly sidecarOf: (caller: Caller) => SidecarScope | null;
}

/** Reads from a snapshot what decides where calls go. */
export function meshRouting(
  snapshot: ClusterSnapshot,
  rootNamespace: string,
  allowAny: boolean,
): MeshRouting {
  return {
    snapshot,
    rootNamespace,
    allowAny,
    registry: serviceRegistry(snapshot),
    rules: destinationRuleIndex(snapshot, rootNamespace),
    virtualServices: virtualServiceIndex(snapshot),
    apiRoutes: apiRoutes(snapshot),
    sidecarOf: sidecarScopes(snapshot, rootNamespace),
  };
}
