import type { FlowEnd } from "./flow";
import type { GraphContext } from "./graph-context";
import { pairEnds, SIDES, type Pair, type Side, type SideReport } from "./pair";

/** Tells whether an end is a waypoint of the cluster. */
export function waypointTest(waypoints: GraphContext["waypoints"]): (end: FlowEnd) => boolean {
  const names = new Set(waypoints.map(({ namespace, workload }) => `${namespace}\0${workload}`));
  return ({ namespace, workload }) => names.has(`${namespace}\0${workload}`);
}

function keepServices(pair: Pair, keep: (service: string) => boolean): readonly Pair[] {
  const kept = (side: Side): readonly SideReport[] => pair.sides[side].filter(({ key }) => keep(key));
  const sides = { client: kept("client"), waypoint: kept("waypoint"), server: kept("server") };
  return SIDES.some((side) => sides[side].length > 0) ? [{ ...pair, sides }] : [];
}

/** What proxies already told of pairs, of sources whose traffic passed a waypoint, and of destinations behind one. */
function toldByProxies(proxies: readonly Pair[]): {
  readonly l7: ReadonlySet<string>;
  readonly fromSource: ReadonlySet<string>;
  readonly toDestination: ReadonlySet<string>;
} {
  const l7 = new Set<string>();
  const fromSource = new Set<string>();
  const toDestination = new Set<string>();
  for (const pair of proxies) {
    if (pair.protocol !== "tcp") {
      l7.add(pairEnds(pair));
      for (const side of SIDES) for (const { key } of pair.sides[side]) l7.add(`${pairEnds(pair)}\0\0${key}`);
    }
    if (pair.sides.waypoint.length > 0) toDestination.add(pair.destination.key);
    for (const { key } of pair.sides.waypoint) fromSource.add(`${pair.source.key}\0\0${key}`);
  }
  return { l7, fromSource, toDestination };
}

/** Adds a ztunnel's sides to a proxy's pair where the proxy's side is silent. */
function fillSides(proxy: Pair, ztunnel: Pair): Pair {
  const pick = (side: Side): readonly SideReport[] =>
    proxy.sides[side].length > 0 ? proxy.sides[side] : ztunnel.sides[side];
  return { ...proxy, sides: { client: pick("client"), waypoint: pick("waypoint"), server: pick("server") } };
}

function mergeTcp(proxies: readonly Pair[], ztunnels: readonly Pair[]): readonly Pair[] {
  const byEnds = new Map(ztunnels.map((pair) => [pairEnds(pair), pair]));
  const merged = proxies.map((proxy) => {
    const ztunnel = proxy.protocol === "tcp" ? byEnds.get(pairEnds(proxy)) : undefined;
    if (!ztunnel) return proxy;
    byEnds.delete(pairEnds(proxy));
    return fillSides(proxy, ztunnel);
  });
  return [...merged, ...byEnds.values()];
}

/**
 * Leaves out what ztunnels count a second time: connections of a pair whose requests are told by a proxy, and hops
 * through a waypoint that itself reports. ztunnel's client side names the waypoint as destination workload and the real
 * service as destination service.
 */
export function settleAmbient(pairs: readonly Pair[], waypoints: GraphContext["waypoints"]): readonly Pair[] {
  const ztunnels = pairs.filter((pair) => pair.ztunnel);
  if (ztunnels.length === 0) return pairs;
  const proxies = pairs.filter((pair) => !pair.ztunnel);
  const told = toldByProxies(proxies);
  const isWaypoint = waypointTest(waypoints);
  const remaining = ztunnels.flatMap((pair) => {
    if (isWaypoint(pair.destination))
      return keepServices(pair, (service) => !told.fromSource.has(`${pair.source.key}\0\0${service}`));
    if (isWaypoint(pair.source) && told.toDestination.has(pair.destination.key)) return [];
    if (pair.destination.workload !== "") return told.l7.has(pairEnds(pair)) ? [] : [pair];
    return keepServices(pair, (service) => !told.l7.has(`${pairEnds(pair)}\0\0${service}`));
  });
  return mergeTcp(proxies, remaining);
}
