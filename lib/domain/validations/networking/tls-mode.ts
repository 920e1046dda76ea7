import type { ClusterObject } from "@/lib/domain/mesh/cluster-object";
import { resolveHost, SERVICE_SUFFIX } from "@/lib/domain/mesh/hosts/resolve-host";
import { objectAt, textAt } from "@/lib/domain/mesh/read-json";

/** The mode of TLS that a DestinationRule sets for its host; "" where it sets none. */
export function tlsModeOf({ data }: ClusterObject): string {
  const policy = objectAt(objectAt(data, "spec"), "trafficPolicy");
  return textAt(objectAt(policy, "tls"), "mode");
}

/** Where it says so. */
export const TLS_MODE_PATH = ["spec", "trafficPolicy", "tls", "mode"] as const;

/**
 * How wide a DestinationRule reaches: the whole mesh (`*.local` and wider), a namespace (`*.<namespace>.svc.cluster.local`),
 * or less than that, which is null. https://istio.io/latest/docs/reference/config/networking/destination-rule/
 */
export function reachOf({ data, meta }: ClusterObject): "mesh" | { readonly namespace: string } | null {
  const host = resolveHost(textAt(objectAt(data, "spec"), "host"), meta.namespace);
  if (["*", "*.local", "*.cluster.local", `*.${SERVICE_SUFFIX}`].includes(host)) return "mesh";
  const namespace = host.slice(2, -SERVICE_SUFFIX.length - 1);
  const wide = host === `*.${namespace}.${SERVICE_SUFFIX}` && namespace !== "" && !namespace.includes(".");
  return wide ? { namespace } : null;
}
