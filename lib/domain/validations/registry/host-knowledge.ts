import type { ClusterObject } from "@/lib/domain/mesh/cluster-object";
import { isExportedTo } from "@/lib/domain/mesh/hosts/exported-to";
import { hostAndWildcards, hostCovers } from "@/lib/domain/mesh/hosts/host-matches";
import { isAddress, SERVICE_SUFFIX } from "@/lib/domain/mesh/hosts/resolve-host";
import { serviceOfHost } from "@/lib/domain/mesh/hosts/service-of-host";
import { BY_KIND, BY_NAME } from "../indexes";
import type { MeshView } from "../mesh-view";
import { SERVICE_ENTRIES_BY_HOST } from "./host-indexes";

/** "unsure": what decides cannot be read here, such as another cluster's services. */
export type HostKnowledge = "known" | "unknown" | "notExported" | "unsure";

/** Hosts of services that are shared between clusters are declared in another place than this cluster. */
const SHARED_BETWEEN_CLUSTERS = /\.(global|clusterset\.local)$/;

/** The Services and ServiceEntries that a full host stands for; of ServiceEntries also those with a wildcard that covers it. */
export function objectsOfHost(mesh: MeshView, host: string): readonly ClusterObject[] {
  const service = serviceOfHost(host);
  return [
    ...(service === null ? [] : mesh.find(BY_NAME, `Service/${service.namespace}/${service.name}`)),
    ...hostAndWildcards(host).flatMap((name) => mesh.find(SERVICE_ENTRIES_BY_HOST, name)),
  ];
}

/**
 * Whether proxies of a namespace know a full host from the registry, that is from Services and ServiceEntries.
 * https://istio.io/latest/docs/concepts/traffic-management/#introducing-istio-traffic-management
 */
export function hostKnowledge(mesh: MeshView, host: string, namespace: string): HostKnowledge {
  if (!mesh.knows("Service") || !mesh.knows("ServiceEntry")) return "unsure";
  if (host === "" || isAddress(host) || SHARED_BETWEEN_CLUSTERS.test(host)) return "unsure";
  const objects = objectsOfHost(mesh, host);
  if (objects.some((object) => isExportedTo(object, namespace))) return "known";
  if (objects.length > 0) return "notExported";
  return host.startsWith("*") ? wildcardKnowledge(mesh, host) : "unknown";
}

/** A wildcard is known where it covers the services of a namespace, or a host of a ServiceEntry. */
function wildcardKnowledge(mesh: MeshView, wildcard: string): HostKnowledge {
  if (hostCovers(wildcard, `*.${SERVICE_SUFFIX}`)) return "known";
  const namespace = wildcard.slice(2, -SERVICE_SUFFIX.length - 1);
  if (wildcard === `*.${namespace}.${SERVICE_SUFFIX}` && !namespace.includes(".")) {
    if (!mesh.knows("Namespace")) return "unsure";
    if (mesh.find(BY_NAME, `Namespace//${namespace}`).length > 0) return "known";
  }
  const covered = mesh
    .find(BY_KIND, "ServiceEntry")
    .some((entry) => SERVICE_ENTRIES_BY_HOST.keysOf(entry).some((host) => hostCovers(wildcard, host)));
  return covered ? "known" : "unknown";
}
