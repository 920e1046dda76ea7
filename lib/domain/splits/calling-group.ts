import { calledHosts } from "../impact/called-hosts";
import { callingProxy } from "../impact/calling-proxy";
import type { ObservedFlow } from "../impact/observed-flow";
import { getOrMake } from "../graph/get-or-make";
import type { Called, Caller } from "../routing/caller";
import { decideRoute } from "../routing/decide-route";
import type { MeshRouting } from "../routing/mesh-routing";
import type { RouteDecision } from "../routing/route-decision";
import { routedHosts } from "../routing/routed-hosts";

/** What a caller's proxy does with calls of one host. */
export interface DecidedHost {
  readonly called: Pick<Called, "host" | "gateway">;
  readonly decision: RouteDecision;
}

/** The flows of one caller that one proxy routed by the same rules. */
export interface CallingGroup {
  /** `namespace/workload`; "" where telemetry does not name the caller. */
  readonly name: string;
  readonly first: ObservedFlow;
  readonly flows: readonly ObservedFlow[];
  /** null where no proxy routes its requests. */
  readonly proxy: Caller | null;
  /** Everything it may have called, found when it is first asked for. */
  decided(): readonly DecidedHost[];
}

function keyOf({ caller, protocol, viaWaypoint, serviceNamespace }: ObservedFlow): string {
  return [caller.key, protocol, viaWaypoint ? `at ${serviceNamespace}` : ""].join("\0");
}

function nameOf({ caller: { namespace, workload } }: ObservedFlow): string {
  return workload === "" ? "" : `${namespace}/${workload}`;
}

/** Flows by who routed them, filed by the hosts they went to. */
export function callingGroups(
  mesh: MeshRouting,
  flows: readonly ObservedFlow[],
): ReadonlyMap<string, readonly CallingGroup[]> {
  const routed = routedHosts(mesh.snapshot);
  const own = new Map<string, ObservedFlow[]>();
  for (const flow of flows) getOrMake(own, keyOf(flow), (): ObservedFlow[] => []).push(flow);
  const byHost = new Map<string, CallingGroup[]>();
  for (const group of own.values()) {
    const [first] = group;
    if (!first) continue;
    const proxy = callingProxy(mesh, first);
    let found: readonly DecidedHost[] | null = null;
    const decide = (): readonly DecidedHost[] =>
      proxy === null
        ? []
        : calledHosts(proxy, group, [mesh], routed).map((called) => ({
            called,
            decision: decideRoute(mesh, proxy, { ...called, protocol: first.protocol }),
          }));
    const calling = { name: nameOf(first), first, flows: group, proxy, decided: () => (found ??= decide()) };
    for (const host of new Set(group.map((flow) => flow.host)))
      getOrMake(byHost, host, (): CallingGroup[] => []).push(calling);
  }
  return byHost;
}
