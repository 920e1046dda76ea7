import { groupBy } from "../../world/group-by";
import type { Intent } from "../../world/intent";
import { meanMs } from "../latency";
import type { MeshFlow } from "../model/mesh-flow";
import type { MeshWorld } from "../model/mesh-world";
import type { Arrival, Sent } from "../send/sent";
import { NO_STRAIN, type Strain } from "./server-behaviour-at";

export const workloadKey = (end: { readonly namespace: string; readonly workload: string }): string =>
  `${end.namespace}/${end.workload}`;

function isFailure({ protocol, code, grpcStatus, flags }: MeshFlow): boolean {
  if (protocol === "tcp") return flags !== "";
  if (grpcStatus !== "") return grpcStatus !== "0";
  return code === "0" || Number(code) >= 400;
}

interface NeededCalls {
  readonly failedShare: number;
  readonly waitMs: number;
}

/** How the calls of one intent went: the share that failed, and how long its caller waits for them for each request of its own. */
function needed({ from, rate }: Intent, { flows }: Sent): NeededCalls {
  const own = flows.filter(
    ({ role, source }) => role === "request" && workloadKey(source) === workloadKey(from),
  );
  const sum = (value: (flow: MeshFlow) => number): number =>
    own.reduce((total, flow) => total + value(flow), 0);
  const total = sum(({ perSecond }) => perSecond);
  if (total === 0 || !("perRequest" in rate)) return { failedShare: 0, waitMs: 0 };
  const wait = sum(({ perSecond, latency }) => perSecond * (latency ? meanMs(latency) : 0)) / total;
  const failed = sum((flow) => (isFailure(flow) ? flow.perSecond : 0)) / total;
  return { failedShare: failed * Math.min(1, rate.perRequest), waitMs: wait * rate.perRequest };
}

/** What each workload is under, from what arrived at it and how the calls went that it needs for its answers. */
export function strainOf(
  world: MeshWorld,
  arrivals: readonly Arrival[],
  calls: readonly { readonly intent: Intent; readonly sent: Sent }[],
): ReadonlyMap<string, Strain> {
  const strains = new Map<string, Strain>();
  for (const [key, all] of groupBy(arrivals, ({ at }) => workloadKey(at))) {
    const [{ at }] = [all[0] ?? { at: { namespace: "", workload: "" } }];
    const pods = world.groupsOf(at.namespace, at.workload).reduce((sum, { end }) => sum + end.pods.length, 0);
    const perSecond = all.reduce((sum, arrival) => sum + arrival.perSecond, 0);
    strains.set(key, { ...NO_STRAIN, perSecondAndPod: perSecond / Math.max(1, pods) });
  }
  for (const { intent, sent } of calls) {
    if (intent.required !== true) continue;
    const key = workloadKey(intent.from);
    const { failedShare, waitMs } = needed(intent, sent);
    const before = strains.get(key) ?? NO_STRAIN;
    strains.set(key, {
      ...before,
      failedCalls: 1 - (1 - before.failedCalls) * (1 - failedShare),
      waitMs: before.waitMs + waitMs,
    });
  }
  return strains;
}
