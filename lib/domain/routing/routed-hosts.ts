import type { ClusterObject } from "../mesh/cluster-object";
import type { ClusterSnapshot } from "../mesh/cluster-snapshot";
import { resolveHost } from "../mesh/hosts/resolve-host";
import { objectAt, objectsAt, textAt } from "../mesh/read-json";
import { parentsOf } from "./api-routes";
import { backendHost } from "./backend-host";
import { readVirtualService } from "./virtual-service";

/** The full hosts that routes of the mesh send to, by the host they are for. */
export type RoutedHosts = ReadonlyMap<string, ReadonlySet<string>>;

/** The full hosts that a VirtualService sends to. https://istio.io/latest/docs/reference/config/networking/virtual-service/#Destination */
export function destinationHosts({ data, meta }: ClusterObject): readonly string[] {
  const spec = objectAt(data, "spec");
  return ["http", "tls", "tcp"].flatMap((section) =>
    objectsAt(spec, section).flatMap((rule) =>
      objectsAt(rule, "route").map((one) =>
        resolveHost(textAt(objectAt(one, "destination"), "host"), meta.namespace),
      ),
    ),
  );
}

/** The full hosts that a Gateway API route sends to. https://gateway-api.sigs.k8s.io/reference/spec/#backendref */
export function backendHosts({ data, meta }: ClusterObject): readonly string[] {
  return objectsAt(objectAt(data, "spec"), "rules").flatMap((rule) =>
    objectsAt(rule, "backendRefs").map((ref) => backendHost(ref, meta.namespace)),
  );
}

/**
 * Where routes of the mesh lead, by the host they are for: telemetry names the service that was routed to, not the one that
 * was called. https://istio.io/latest/docs/reference/config/metrics/
 */
export function routedHosts(snapshot: ClusterSnapshot): RoutedHosts {
  const found = new Map<string, Set<string>>();
  const add = (hosts: readonly string[], to: readonly string[]): void => {
    for (const host of hosts) found.set(host, new Set([...(found.get(host) ?? []), ...to]));
  };
  for (const object of snapshot.list("VirtualService")) {
    const { hosts, gateways } = readVirtualService(object);
    const named = gateways.includes("mesh") ? hosts.filter((host) => !host.startsWith("*")) : [];
    add(named, destinationHosts(object));
  }
  for (const kind of ["HTTPRoute", "GRPCRoute", "TCPRoute"])
    for (const route of snapshot.list(kind)) add(parentsOf(route).hosts, backendHosts(route));
  return found;
}
