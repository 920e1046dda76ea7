import { fileUnder } from "../graph/file-under";
import type { ClusterSnapshot } from "../mesh/cluster-snapshot";
import { isExportedTo } from "../mesh/hosts/exported-to";
import { hostAndWildcards } from "../mesh/hosts/host-matches";
import { olderFirst } from "../mesh/older-first";
import type { Caller } from "./caller";
import { readVirtualService, type VirtualService } from "./virtual-service";

/** The VirtualServices of a cluster, the oldest first. */
export interface VirtualServiceIndex {
  /** The one that routes calls of a caller to a host inside the mesh; null without one. */
  inMesh(caller: Caller, host: string, serviceNamespace: string): VirtualService | null;
  /** Those bound to a Gateway (`namespace/name`) that its proxies may see. */
  atGateway(gateway: string, proxyNamespace: string): readonly VirtualService[];
  readonly all: readonly VirtualService[];
}

/**
 * Files VirtualServices by the hosts of the mesh and by the Gateways they are for. Of several for one host of the mesh the
 * one with the most specific host counts, of several of those the oldest; a waypoint obeys those of the service's namespace.
 * https://istio.io/latest/docs/ops/best-practices/traffic-management/#split-virtual-services
 */
export function virtualServiceIndex(snapshot: ClusterSnapshot): VirtualServiceIndex {
  const all = snapshot.list("VirtualService").toSorted(olderFirst).map(readVirtualService);
  const byHost = fileUnder(all, ({ gateways, hosts }) => (gateways.includes("mesh") ? hosts : []));
  const byGateway = fileUnder(all, ({ gateways }) => gateways);
  return {
    all,
    inMesh: (caller, host, serviceNamespace) => {
      const sees = ({ object }: VirtualService): boolean =>
        isExportedTo(object, caller.namespace) &&
        (caller.dataPlane !== "waypoint" || object.meta.namespace === serviceNamespace);
      for (const level of hostAndWildcards(host)) {
        const found = byHost.get(level)?.find(sees);
        if (found) return found;
      }
      return null;
    },
    atGateway: (gateway, proxyNamespace) =>
      (byGateway.get(gateway) ?? []).filter(({ object }) => isExportedTo(object, proxyNamespace)),
  };
}
