import type { Called, Caller } from "../routing/caller";
import { gatewayDomains } from "../routing/gateway-domains";
import type { MeshRouting } from "../routing/mesh-routing";
import type { RoutedHosts } from "../routing/routed-hosts";
import type { ObservedFlow } from "./observed-flow";

/** What a caller's proxy may have been asked for. */
export type CalledHost = Pick<Called, "host" | "gateway">;

/**
 * The hosts that a caller with these flows may have called: telemetry names the service that was routed to, so besides the
 * services themselves these are the hosts whose routes lead there; at a gateway every host it serves before or after.
 */
export function calledHosts(
  caller: Caller,
  flows: readonly ObservedFlow[],
  meshes: readonly MeshRouting[],
  routed: RoutedHosts,
): readonly CalledHost[] {
  if (caller.dataPlane === "gateway") return domainsOf(flows, meshes);
  const observed = new Set(flows.map(({ host }) => host).filter((host) => host !== ""));
  const by = routesTo(routed);
  const leading = [...observed].flatMap((host) => by.get(host) ?? []);
  return [...new Set([...observed, ...leading])].map((host) => ({ host, gateway: "mesh" }));
}

const inverted = new WeakMap<RoutedHosts, ReadonlyMap<string, readonly string[]>>();

/** By host the hosts whose routes lead there; found once for all callers. */
function routesTo(routed: RoutedHosts): ReadonlyMap<string, readonly string[]> {
  const known = inverted.get(routed);
  if (known) return known;
  const by = new Map<string, string[]>();
  for (const [host, leads] of routed) {
    for (const to of leads) {
      const others = by.get(to);
      if (others) others.push(host);
      else by.set(to, [host]);
    }
  }
  inverted.set(routed, by);
  return by;
}

function domainsOf(flows: readonly ObservedFlow[], meshes: readonly MeshRouting[]): readonly CalledHost[] {
  const [first] = flows;
  const found = new Map<string, CalledHost>();
  for (const mesh of meshes) {
    const workload = first && mesh.registry.workloads.get(first.caller.namespace, first.caller.workload);
    const domains = workload ? gatewayDomains(mesh, workload) : [];
    for (const domain of domains) found.set(`${domain.gateway} ${domain.host}`, domain);
  }
  return [...found.values()];
}
