import type { ClusterObject } from "../mesh/cluster-object";
import { servedAs } from "./gateway-servers";
import type { MeshRouting } from "./mesh-routing";
import type { VirtualService } from "./virtual-service";

type ByDomain = ReadonlyMap<string, readonly VirtualService[]>;

const found = new WeakMap<MeshRouting, Map<string, ByDomain>>();

/**
 * The VirtualServices that an Istio Gateway serves for proxies in a namespace, the oldest first, by the host it serves them
 * for; found once for each mesh. https://istio.io/latest/docs/reference/config/networking/gateway/#Server
 */
export function virtualServicesByDomain(
  mesh: MeshRouting,
  gateway: ClusterObject,
  proxyNamespace: string,
): ByDomain {
  const known = found.get(mesh) ?? new Map<string, ByDomain>();
  found.set(mesh, known);
  const name = `${gateway.meta.namespace}/${gateway.meta.name}`;
  const key = `${name} ${proxyNamespace}`;
  const held = known.get(key);
  if (held) return held;
  const byDomain = new Map<string, Set<VirtualService>>();
  for (const one of mesh.virtualServices.atGateway(name, proxyNamespace))
    for (const host of one.hosts)
      for (const domain of servedAs(gateway, host, one.object.meta.namespace)) {
        const others = byDomain.get(domain);
        if (others) others.add(one);
        else byDomain.set(domain, new Set([one]));
      }
  const made = new Map([...byDomain].map(([domain, services]) => [domain, [...services]] as const));
  known.set(key, made);
  return made;
}
