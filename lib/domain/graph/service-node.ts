import { HIDDEN_NAME, type CalledService } from "./flow";
import type { ReasonCode } from "./graph";
import { nodeId, type NodeRef } from "./node-ref";
import type { serviceEntryIndex } from "./service-entry-index";

/** An IPv4 or IPv6 address, the latter with two colons or more, with or without a port. */
const ADDRESS = /^(\d{1,3}(\.\d{1,3}){3}(:\d+)?|\[[\da-f:.]+\](:\d+)?|[\da-f]*:[\da-f]*:[\da-f:.]*)$/i;

/** The node of a source or destination the viewer may not even know the name of. */
export function hiddenNode(cluster: string): NodeRef {
  const id = nodeId("unknown", cluster, "hidden");
  return { id, type: "unknown", cluster, namespace: "", name: "hidden", reason: "hiddenFromViewer" };
}

function unknownDestination(cluster: string, service: CalledService): NodeRef {
  const reason: ReasonCode = ADDRESS.test(service.host) ? "callByPodIp" : "hostNotInRegistry";
  const id = nodeId("unknown", cluster, "destination");
  return { id, type: "unknown", cluster, namespace: "", name: "unknown", reason };
}

/** The node of a service in a namespace. */
export function serviceNode(cluster: string, namespace: string, service: string): NodeRef {
  const id = nodeId("service", cluster, namespace, service);
  return { id, type: "service", cluster, namespace, name: service, service };
}

/**
 * The node of what a client called: a service, a ServiceEntry's host, a host outside the registry, or one of Envoy's
 * clusters for unmatched traffic (https://istio.io/latest/docs/tasks/traffic-management/egress/egress-control/).
 */
export function calledServiceNode(
  cluster: string,
  service: CalledService,
  findServiceEntry: ReturnType<typeof serviceEntryIndex>,
): NodeRef {
  const { name, namespace, host } = service;
  if (name === HIDDEN_NAME) return hiddenNode(cluster);
  if (name === "") return unknownDestination(cluster, service);
  const egress = { cluster, namespace: "", name, service: name };
  if (name.startsWith("PassthroughCluster"))
    return {
      ...egress,
      id: nodeId("passthrough", cluster),
      type: "passthrough",
      name: "PassthroughCluster",
      service: "PassthroughCluster",
      reason: "hostNotInRegistry",
    };
  if (name.startsWith("BlackHoleCluster"))
    return {
      ...egress,
      id: nodeId("blackHole", cluster),
      type: "blackHole",
      reason: "blockedByRegistryOnly",
    };
  const entry = findServiceEntry(host) ?? findServiceEntry(name);
  if (entry) {
    const id = nodeId("serviceEntry", cluster, entry.namespace, entry.host);
    const { namespace: place, host: entryHost } = entry;
    return { id, type: "serviceEntry", cluster, namespace: place, name: entryHost, service: entryHost };
  }
  if (namespace !== "") return serviceNode(cluster, namespace, name);
  return { ...egress, id: nodeId("external", cluster, name), type: "external", reason: "hostNotInRegistry" };
}
