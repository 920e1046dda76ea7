import type { MeshWorld } from "../model/mesh-world";
import { perWorld } from "../model/per-world";
import type { PodGroup } from "../model/pod-group";
import { isExportedTo } from "../registry/exported-to";
import { hostIndex } from "../registry/host-index";
import { hostsOverlap } from "../registry/hosts-overlap";
import { knowsVirtualService, sidecarScope } from "../registry/sidecar-scope";
import { type VirtualService, virtualServices } from "./virtual-services";

const forMesh = perWorld((world: MeshWorld) =>
  hostIndex(
    virtualServices(world)
      .filter(({ gateways }) => gateways.includes("mesh"))
      .flatMap((one) => one.hosts.map((host) => [host, one] as const)),
  ),
);

/**
 * The VirtualService that routes calls to a host inside the mesh, null without one: of those the proxy sees the one with the
 * most specific host, of several the oldest; the others are ignored. A waypoint obeys those of its own namespace and of the
 * service's only. `namespace` is the service's, "" of a host that nobody registered; that is no host of `*`.
 * https://istio.io/latest/docs/ops/best-practices/traffic-management/#split-virtual-services
 */
export function virtualServiceFor(
  world: MeshWorld,
  proxy: PodGroup,
  { host, port, namespace }: { readonly host: string; readonly port: number; readonly namespace: string },
): VirtualService | null {
  const index = forMesh(world);
  if (index.isEmpty) return null;
  const own = proxy.end.namespace;
  const scope = sidecarScope(world, proxy);
  const isWaypoint = proxy.end.dataPlane === "waypoint";
  const names = ({ hosts }: VirtualService): boolean =>
    namespace !== "" || hosts.some((one) => one !== "*" && hostsOverlap(one, host));
  const sees = (one: VirtualService): boolean =>
    names(one) &&
    isExportedTo(one.exportTo, one.namespace, own) &&
    knowsVirtualService(scope, one, port) &&
    (!isWaypoint || one.namespace === own || one.namespace === namespace);
  for (const level of index.matching(host)) {
    const found = level.find(sees);
    if (found) return found;
  }
  return null;
}
