import type { MeshWorld } from "../model/mesh-world";
import { perWorld } from "../model/per-world";
import type { PodGroup } from "../model/pod-group";
import { isExportedTo } from "../registry/exported-to";
import { hostsOverlap } from "../registry/hosts-overlap";
import type { GatewayServer } from "./gateway-servers";
import { type VirtualService, virtualServices } from "./virtual-services";

/** A host that a gateway serves by a VirtualService. */
export interface BoundDomain {
  readonly domain: string;
  readonly virtualService: VirtualService;
  readonly server: GatewayServer;
}

const byGateway = perWorld((world: MeshWorld) => {
  const bound = new Map<string, VirtualService[]>();
  for (const one of virtualServices(world))
    for (const gateway of new Set(one.gateways)) {
      const others = bound.get(gateway);
      if (others) others.push(one);
      else bound.set(gateway, [one]);
    }
  return bound;
});

const narrower = (left: string, right: string): string =>
  left.startsWith("*") && (!right.startsWith("*") || right.length > left.length) ? right : left;

function domainsOf(server: GatewayServer, virtualService: VirtualService): readonly BoundDomain[] {
  return virtualService.hosts.flatMap((host) =>
    server.hosts
      .filter(
        (of) =>
          (of.namespace === "*" || of.namespace === virtualService.namespace) && hostsOverlap(of.host, host),
      )
      .map((of) => ({ domain: narrower(host, of.host), virtualService, server })),
  );
}

/**
 * The hosts that servers of a gateway share with the VirtualServices bound to them, each in its narrower form. The oldest
 * VirtualService comes first.
 * https://istio.io/latest/docs/reference/config/networking/gateway/#Server
 */
export function boundDomains(
  world: MeshWorld,
  proxy: PodGroup,
  servers: readonly GatewayServer[],
): readonly BoundDomain[] {
  const bound = byGateway(world);
  const order = new Map(virtualServices(world).map((one, index) => [one, index]));
  return servers
    .flatMap((server) =>
      (bound.get(server.gateway) ?? [])
        .filter((one) => isExportedTo(one.exportTo, one.namespace, proxy.end.namespace))
        .flatMap((one) => domainsOf(server, one)),
    )
    .toSorted(
      (left, right) => (order.get(left.virtualService) ?? 0) - (order.get(right.virtualService) ?? 0),
    );
}
