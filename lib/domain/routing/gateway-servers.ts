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

/**
 * The host by which a server's host, as it is written, serves a host of a VirtualService of a namespace: the narrower of the
 * two; null where it does not. https://istio.io/latest/docs/reference/config/networking/gateway/#Server
 */
export function servedBy(
  written: string,
  host: string,
  { namespace, own }: { readonly namespace: string; readonly own: string },
): string | null {
  const slash = written.indexOf("/");
  const of = slash < 0 ? "*" : written.slice(0, slash);
  const isFor = of === "*" || of === namespace || (of === "." && namespace === own);
  return isFor ? commonHost(written.slice(slash + 1), host) : null;
}

/** The hosts, each once, by which servers of a Gateway serve a host of a VirtualService of a namespace. */
export function servedAs(gateway: ClusterObject, host: string, namespace: string): readonly string[] {
  const written = objectsAt(objectAt(gateway.data, "spec"), "servers").flatMap((server) =>
    textsAt(server, "hosts"),
  );
  const between = { namespace, own: gateway.meta.namespace };
  return [...new Set(written.flatMap((one) => servedBy(one, host, between) ?? []))];
}
