import { calledHosts } from "../impact/called-hosts";
import { callingProxy } from "../impact/calling-proxy";
import type { ObservedFlow } from "../impact/observed-flow";
import { getOrMake } from "../graph/get-or-make";
import type { Caller } from "../routing/caller";
import type { MeshRouting } from "../routing/mesh-routing";
import { routedHosts } from "../routing/routed-hosts";
import { decisionsOf, type Decisions } from "./decisions";

/** The flows of one caller that one proxy routed by the same rules. */
export interface CallingGroup {
  /** `namespace/workload`; "" where telemetry does not name the caller. */
  readonly name: string;
  readonly first: ObservedFlow;
  readonly flows: readonly ObservedFlow[];
  /** null where no proxy routes its requests. */
  readonly proxy: Caller | null;
  /** Found when they are first asked for; null where no proxy decides. */
  decisions(): Decisions | null;
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
    let found: Decisions | null = null;
    const decisions = (): Decisions | null => {
      if (proxy)
        found ??= decisionsOf(mesh, proxy, calledHosts(proxy, group, [mesh], routed), first.protocol);
      return found;
    };
    const calling = { name: nameOf(first), first, flows: group, proxy, decisions };
    for (const host of new Set(group.map((flow) => flow.host)))
      getOrMake(byHost, host, (): CallingGroup[] => []).push(calling);
  }
  return byHost;
}
