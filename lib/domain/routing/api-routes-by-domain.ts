import { getOrMake } from "../graph/get-or-make";
import type { ClusterObject } from "../mesh/cluster-object";
import { objectAt, objectsAt } from "../mesh/read-json";
import { attachedHosts, attachmentRefusal } from "./attachment-refusal";
import type { Called } from "./caller";
import type { MeshRouting } from "./mesh-routing";

type ByDomain = ReadonlyMap<string, readonly ClusterObject[]>;

const found = new WeakMap<MeshRouting, Map<string, ByDomain>>();

function filed(
  { snapshot, apiRoutes }: MeshRouting,
  gateway: ClusterObject,
  protocol: Called["protocol"],
): ByDomain {
  const listeners = objectsAt(objectAt(gateway.data, "spec"), "listeners");
  const byDomain = new Map<string, Set<ClusterObject>>();
  for (const route of apiRoutes.ofGateway(`${gateway.meta.namespace}/${gateway.meta.name}`, protocol))
    for (const listener of listeners) {
      if (attachmentRefusal(snapshot, gateway, listener, route) !== null) continue;
      for (const host of attachedHosts(listener, route))
        getOrMake(byDomain, host, () => new Set<ClusterObject>()).add(route);
    }
  return new Map([...byDomain].map(([domain, routes]) => [domain, [...routes]]));
}

/**
 * The routes attached to listeners of a Gateway of the Gateway API, the oldest of a kind first, by the host it serves them for;
 * found once for each mesh. https://gateway-api.sigs.k8s.io/reference/spec/#listener
 */
export function apiRoutesByDomain(
  mesh: MeshRouting,
  gateway: ClusterObject,
  protocol: Called["protocol"],
): ByDomain {
  const known = found.get(mesh) ?? new Map<string, ByDomain>();
  found.set(mesh, known);
  const key = `${gateway.meta.namespace}/${gateway.meta.name} ${protocol}`;
  return getOrMake(known, key, () => filed(mesh, gateway, protocol));
}
