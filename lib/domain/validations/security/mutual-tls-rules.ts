import type { ClusterObject } from "@/lib/domain/mesh/cluster-object";
import { hostMatches } from "@/lib/domain/mesh/hosts/host-matches";
import { serviceHost, SERVICE_SUFFIX } from "@/lib/domain/mesh/hosts/resolve-host";
import { objectAt, textAt } from "@/lib/domain/mesh/read-json";
import { BY_KIND } from "../indexes";
import type { MeshView } from "../mesh-view";

const hostOf = (rule: ClusterObject): string => textAt(objectAt(rule.data, "spec"), "host").toLowerCase();

function usesMutualTls({ data }: ClusterObject): boolean {
  const policy = objectAt(objectAt(data, "spec"), "trafficPolicy");
  return /^(ISTIO_)?MUTUAL$/.test(textAt(objectAt(policy, "tls"), "mode"));
}

/** DestinationRules that have callers use mutual TLS towards services of a namespace. */
export function mutualTlsRules(mesh: MeshView, namespace: string): readonly ClusterObject[] {
  const services = serviceHost(namespace, "*");
  return mesh
    .find(BY_KIND, "DestinationRule")
    .filter((rule) => usesMutualTls(rule) && hostMatches(hostOf(rule), services));
}

/** Of them those for the whole mesh, by a host like `*.local`. */
export function meshWideMutualTls(mesh: MeshView): readonly ClusterObject[] {
  const wide = [`*.${SERVICE_SUFFIX}`, "*.cluster.local", "*.local", "*"];
  return mesh
    .find(BY_KIND, "DestinationRule")
    .filter((rule) => wide.includes(hostOf(rule)) && usesMutualTls(rule));
}

/** Those for a whole namespace, by the host `*.<namespace>.svc.cluster.local`. */
export function namespaceWideMutualTls(mesh: MeshView, namespace: string): readonly ClusterObject[] {
  return mesh
    .find(BY_KIND, "DestinationRule")
    .filter((rule) => hostOf(rule) === serviceHost(namespace, "*") && usesMutualTls(rule));
}
