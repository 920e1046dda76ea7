import type { ClusterObject } from "../mesh/cluster-object";
import { commonHost } from "../mesh/hosts/common-host";
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

/** Of a server's hosts the one that is written, where it is for VirtualServices of a namespace. */
function admitted(written: string, namespace: string, gatewayNamespace: string): string | null {
  const slash = written.indexOf("/");
  const of = slash < 0 ? "*" : written.slice(0, slash);
  const isFor = of === "*" || of === namespace || (of === "." && namespace === gatewayNamespace);
  return isFor ? written.slice(slash + 1) : null;
}

/**
 * The hosts, each once, by which a Gateway serves a host of a VirtualService of a namespace: of this and a host of a server the
 * narrower one. https://istio.io/latest/docs/reference/config/networking/gateway/#Server
 */
export function servedAs(gateway: ClusterObject, host: string, namespace: string): readonly string[] {
  const written = objectsAt(objectAt(gateway.data, "spec"), "servers").flatMap((server) =>
    textsAt(server, "hosts"),
  );
  const domains = written.flatMap((one) => {
    const served = admitted(one, namespace, gateway.meta.namespace);
    return served === null ? [] : (commonHost(served, host) ?? []);
  });
  return [...new Set(domains)];
}
