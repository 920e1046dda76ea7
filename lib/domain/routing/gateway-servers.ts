import type { ClusterObject, JsonObject } from "../mesh/cluster-object";
import { hostCovers, hostMatches } from "../mesh/hosts/host-matches";
import { objectAt, objectsAt, textMapAt, textsAt } from "../mesh/read-json";
import type { MeshWorkload } from "./mesh-workload";

/**
 * Whether a Gateway of networking.istio.io configures a workload: one without a selector configures every gateway.
 * https://istio.io/latest/docs/reference/config/networking/gateway/#Gateway
 */
export function gatewaySelects(
  { data }: ClusterObject,
  { labels, dataPlane }: Pick<MeshWorkload, "labels" | "dataPlane">,
): boolean {
  const selector = Object.entries(textMapAt(objectAt(data, "spec"), "selector"));
  if (selector.length === 0) return dataPlane === "gateway";
  return selector.every(([name, value]) => labels[name] === value);
}

function serves(
  server: JsonObject,
  host: string,
  namespace: string,
  gatewayNamespace: string,
): string | null {
  for (const written of textsAt(server, "hosts")) {
    const slash = written.indexOf("/");
    const of = slash < 0 ? "*" : written.slice(0, slash);
    const served = written.slice(slash + 1).toLowerCase();
    const admitted = of === "*" || of === namespace || (of === "." && namespace === gatewayNamespace);
    if (admitted && hostMatches(served, host)) return hostCovers(served, host) ? host : served;
  }
  return null;
}

/**
 * The servers of a Gateway that serve a host for VirtualServices of a namespace, and the narrower of the two hosts.
 * https://istio.io/latest/docs/reference/config/networking/gateway/#Server
 */
export function serversFor(
  gateway: ClusterObject,
  host: string,
  namespace: string,
): readonly { readonly server: JsonObject; readonly domain: string }[] {
  return objectsAt(objectAt(gateway.data, "spec"), "servers").flatMap((server) => {
    const domain = serves(server, host, namespace, gateway.meta.namespace);
    return domain === null ? [] : [{ server, domain }];
  });
}
