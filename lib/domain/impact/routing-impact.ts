import { fileUnder } from "../graph/file-under";
import type { Caller } from "../routing/caller";
import { decideRoute } from "../routing/decide-route";
import type { MeshRouting } from "../routing/mesh-routing";
import type { RouteDecision } from "../routing/route-decision";
import { routedHosts, type RoutedHosts } from "../routing/routed-hosts";
import { isSameSplit } from "../routing/split";
import { calledHosts, type CalledHost } from "./called-hosts";
import { callingProxy } from "./calling-proxy";
import type { Untold } from "./impact";
import { hostLabel, type ObservedFlow } from "./observed-flow";
import { hostsReached, observedTargets, restShare, type ObservedTargets } from "./observed-targets";
import type { RoutingReach } from "./routing-reach";
import { isStale, shiftedRates, type ShiftedRate } from "./shifted-rates";

/** How the traffic of a caller to a host shifts. */
export interface Shifted {
  /** A flow of the caller to the host, for its names. */
  readonly flow: ObservedFlow;
  readonly host: string;
  /** Every target, also those whose rate stays. */
  readonly rates: readonly ShiftedRate[];
  /** What was observed is far from what is configured. */
  readonly stale: boolean;
}

interface RoutingImpact {
  readonly shifted: readonly Shifted[];
  readonly unknown: readonly Untold[];
}

/** Conditions at the end that lead where the rest goes decide nothing. */
function deciding({ conditional, rest }: RouteDecision): RouteDecision["conditional"] {
  let length = conditional.length;
  for (; length > 0; length -= 1) {
    const last = conditional[length - 1];
    if (last && !isSameSplit(last.split, rest)) break;
  }
  return conditional.slice(0, length);
}

function sameConditions(before: RouteDecision["conditional"], after: RouteDecision["conditional"]): boolean {
  return (
    before.length === after.length &&
    before.every((one, index) => {
      const other = after[index];
      return other?.asks === one.asks && isSameSplit(one.split, other.split);
    })
  );
}

const conditionsOf = (decisions: readonly RouteDecision[]): string =>
  [...new Set(decisions.flatMap(({ conditional }) => conditional.map(({ condition }) => condition)))].join(
    "; ",
  );

interface Change {
  readonly before: RouteDecision;
  readonly after: RouteDecision;
  readonly flows: readonly ObservedFlow[];
  readonly called: CalledHost;
  /** Whether another host leads to the same services, so that nobody can say which of the two was called. */
  readonly ambiguous: boolean;
}

const NOTHING: RoutingImpact = { shifted: [], unknown: [] };

function settingsChange({ before, after }: Change, what: string, atMost: number): readonly Untold[] {
  const [held, next] = [JSON.stringify(before.settings), JSON.stringify(after.settings)];
  if (held === next) return [];
  const names = [before, after].flatMap(({ settings }) =>
    Object.values(settings).flatMap((one) => (typeof one === "object" && one ? Object.keys(one) : [])),
  );
  const because = `${[...new Set(names)].join(", ")} change; what that does depends on each request`;
  return [{ what, because, atMost, dryRunPossible: false }];
}

/** The conditions that stay what they were, and those that decide about the observed traffic. */
function conditionsOfChange({ before, after }: Change): {
  readonly stay: boolean;
  readonly conditional: RouteDecision["conditional"];
} {
  if (sameConditions(before.conditional, after.conditional))
    return { stay: true, conditional: before.conditional };
  const conditional = deciding(before);
  return { stay: sameConditions(conditional, deciding(after)), conditional };
}

/** What becomes of requests whose route changes; `what` names them. */
function routeChange(
  change: Change,
  flow: ObservedFlow,
  observed: ObservedTargets,
  what: string,
): RoutingImpact {
  const { before, after, called } = change;
  const { stay, conditional } = conditionsOfChange(change);
  const { total, byTarget } = observed;
  const restStays = isSameSplit(before.rest, after.rest);
  if (stay && restStays) return NOTHING;
  const bound = (because: string): Untold => ({ what, because, atMost: total, dryRunPossible: false });
  if (change.ambiguous) {
    const because = "other hosts lead to the same services, and telemetry does not tell which was called";
    return { shifted: [], unknown: [bound(because)] };
  }
  const rest = restShare({ ...before, conditional }, observed);
  const because = `a route asks for ${conditionsOf([before, after])}, which telemetry does not carry`;
  const unknown = stay && rest.told ? [] : [bound(because)];
  if (restStays) return { shifted: [], unknown };
  const shift = { before: before.rest, after: after.rest, observed: byTarget, total, share: rest.share };
  const stale = isStale(shift);
  return { shifted: [{ flow, host: called.host, rates: shiftedRates(shift), stale }], unknown };
}

function changeImpact(change: Change): RoutingImpact {
  const { before, flows, called } = change;
  const observed = observedTargets(flows, before, called.host);
  const reached = hostsReached(before);
  const flow = flows.find(({ host }) => host === called.host || reached.has(host));
  if (!flow || !(observed.total > 0)) return NOTHING;
  const what = `${flow.caller.workload} to ${hostLabel(called.host)}`;
  const { shifted, unknown } = routeChange(change, flow, observed, what);
  return { shifted, unknown: [...settingsChange(change, what, observed.total), ...unknown] };
}

/** Flows of one caller and one unit: what one proxy routed by the same rules. */
function byCaller(flows: readonly ObservedFlow[]): ReadonlyMap<string, readonly ObservedFlow[]> {
  return fileUnder(flows, ({ caller, unit, viaWaypoint }) => [
    `${caller.key}\0${unit}\0${String(viaWaypoint)}`,
  ]);
}

interface Meshes {
  readonly before: MeshRouting;
  readonly after: MeshRouting;
}

function ofCaller(
  { before, after }: Meshes,
  caller: Caller,
  flows: readonly ObservedFlow[],
  { routed, reaches }: { readonly routed: RoutedHosts; readonly reaches: RoutingReach },
): readonly RoutingImpact[] {
  const protocol = flows[0]?.protocol ?? "http";
  const hosts = calledHosts(caller, flows, [before, after], routed);
  const touched = new Set(hosts.filter((called) => reaches(caller, called)));
  if (touched.size === 0) return [];
  // At a gateway the other hosts are decided too: they tell which of them a request may have been for.
  const decided = hosts
    .filter((called) => touched.has(called) || called.gateway !== "mesh")
    .map((called) => ({ called, before: decideRoute(before, caller, { ...called, protocol }) }));
  const leading = timesReached(decided.map((one) => hostsReached(one.before)));
  return decided.flatMap(({ called, before: held }) => {
    if (!touched.has(called)) return [];
    const ambiguous =
      called.gateway !== "mesh" && [...hostsReached(held)].some((host) => (leading.get(host) ?? 0) > 1);
    const next = decideRoute(after, caller, { ...called, protocol });
    return changeImpact({ called, before: held, after: next, flows, ambiguous });
  });
}

/** How many of the called hosts lead to each host. */
function timesReached(all: readonly ReadonlySet<string>[]): ReadonlyMap<string, number> {
  const times = new Map<string, number>();
  for (const hosts of all) for (const host of hosts) times.set(host, (times.get(host) ?? 0) + 1);
  return times;
}

/**
 * How observed traffic would be routed differently: every caller's calls by the configuration before and after. What only
 * unconditional routes decide is told; what hangs on conditions that telemetry does not carry is bounded by the caller's
 * rate. Calls that `reaches` leaves out are taken to stay as they are. https://istio.io/latest/docs/concepts/traffic-management/
 */
export function routingImpact(
  meshes: Meshes,
  flows: readonly ObservedFlow[],
  reaches: RoutingReach,
): RoutingImpact {
  const routed = routedHosts(meshes.before.snapshot);
  const parts = [...byCaller(flows).values()].flatMap((own) => {
    const [first] = own;
    const caller = first ? callingProxy(meshes.before, first) : null;
    return caller ? ofCaller(meshes, caller, own, { routed, reaches }) : [];
  });
  return {
    shifted: parts.flatMap(({ shifted }) => shifted),
    unknown: parts.flatMap(({ unknown }) => unknown),
  };
}
