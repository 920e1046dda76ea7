import type { ClusterObject } from "../mesh/cluster-object";
import { hostCovers } from "../mesh/hosts/host-matches";
import { isExportedTo } from "../mesh/hosts/exported-to";
import { serviceHost } from "../mesh/hosts/resolve-host";
import { serviceEntryHosts } from "../mesh/resources/service-entry";
import type { Caller } from "../routing/caller";
import type { MeshRouting } from "../routing/mesh-routing";
import { destinationHosts } from "../routing/routed-hosts";

/** Whether proxies may know a host: all of its objects in scope, none of several, or none at all. */
export interface Registered {
  /** The ServiceEntry or Service that names the host to the caller; null without one. */
  readonly by: ClusterObject | null;
  /** Whether any object names it, to whomever. */
  readonly anywhere: boolean;
}

/**
 * Whether the registry names a host to a caller: an object that is exported to its namespace and imported by its Sidecar, or
 * that a VirtualService sends to. https://istio.io/latest/docs/reference/config/networking/service-entry/#ServiceEntry-export_to,
 * https://istio.io/latest/docs/reference/config/networking/sidecar/
 */
export function registeredFor(mesh: MeshRouting, caller: Caller, host: string): Registered {
  const { snapshot } = mesh;
  const entries = snapshot
    .list("ServiceEntry")
    .filter((entry) => serviceEntryHosts(entry).some((named) => hostCovers(named, host)));
  const services = snapshot
    .list("Service")
    .filter(({ meta }) => serviceHost(meta.namespace, meta.name) === host);
  const objects = [...services, ...entries];
  const scope = mesh.sidecarOf(caller);
  const routedTo = (): boolean =>
    snapshot
      .list("VirtualService")
      .some((one) => isExportedTo(one, caller.namespace) && destinationHosts(one).includes(host));
  const by = objects
    .filter((one) => isExportedTo(one, caller.namespace))
    .find((one) => !scope || scope.knows(host, one.meta.namespace) || routedTo());
  return { by: by ?? null, anywhere: objects.length > 0 };
}
