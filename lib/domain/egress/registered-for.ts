import { fileUnder } from "../graph/file-under";
import type { ClusterObject } from "../mesh/cluster-object";
import { hostAndWildcards } from "../mesh/hosts/host-matches";
import { isExportedTo } from "../mesh/hosts/exported-to";
import { serviceOfHost } from "../mesh/hosts/service-of-host";
import { serviceEntryHosts } from "../mesh/resources/service-entry";
import type { Caller } from "../routing/caller";
import type { MeshRouting } from "../routing/mesh-routing";
import { destinationHosts } from "../routing/routed-hosts";

/** What names a host. */
export interface Registered {
  /** The Service or ServiceEntry that names it to the caller; null without one. */
  readonly by: ClusterObject | null;
  /** Whether any object names it, to whomever. */
  readonly anywhere: boolean;
}

const lowered = (hosts: readonly string[]): readonly string[] => hosts.map((host) => host.toLowerCase());

/**
 * Finds what in the registry names a host to a caller: an object that is exported to its namespace, and that its Sidecar imports
 * or a VirtualService it knows sends to.
 * https://istio.io/latest/docs/reference/config/networking/service-entry/#ServiceEntry-export_to,
 * https://istio.io/latest/docs/reference/config/networking/sidecar/
 */
export function registeredFor(mesh: MeshRouting): (caller: Caller, host: string) => Registered {
  const { snapshot } = mesh;
  const entries = fileUnder(snapshot.list("ServiceEntry"), (one) => lowered(serviceEntryHosts(one)));
  const routes = fileUnder(snapshot.list("VirtualService"), destinationHosts);
  const named = (host: string): readonly ClusterObject[] => {
    const name = serviceOfHost(host);
    const service = name && snapshot.get("Service", name.namespace, name.name);
    return [
      ...(service ? [service] : []),
      ...hostAndWildcards(host).flatMap((one) => entries.get(one) ?? []),
    ];
  };
  return (caller, host) => {
    const objects = named(host);
    const scope = mesh.sidecarOf(caller);
    const isRouted = (): boolean =>
      (routes.get(host) ?? []).some((one) => isExportedTo(one, caller.namespace));
    const by = objects
      .filter((one) => isExportedTo(one, caller.namespace))
      .find(({ meta }) => !scope || scope.knows(host, meta.namespace) || isRouted());
    return { by: by ?? null, anywhere: objects.length > 0 };
  };
}
