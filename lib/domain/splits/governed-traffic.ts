import { hostLabel, type ObservedFlow } from "../impact/observed-flow";
import type { MeshRouting } from "../routing/mesh-routing";
import { isSameSplit, targetKey, type Split } from "../routing/split";
import type { CallingGroup, DecidedHost } from "./calling-group";
import { destinationTargets, positionsOf } from "./destination-targets";
import type { Obstacle } from "./obstacle";
import { outsideObstacle } from "./outside-obstacle";
import type { SplitRoute } from "./split-route";

/** What one caller sent along a route, and what keeps it from being counted. */
export interface GovernedTraffic {
  /** Requests per second to each destination, by position. */
  readonly rates: readonly number[];
  readonly obstacles: readonly Obstacle[];
}

/** What is more than this share of a caller's requests is worth saying. */
const NOTABLE = 0.01;

interface Own {
  readonly route: SplitRoute;
  readonly group: CallingGroup;
  /** Destination by target. */
  readonly positions: ReadonlyMap<string, number>;
  readonly flows: readonly ObservedFlow[];
}

const keyOf = ({ host, destination }: ObservedFlow): string =>
  targetKey(host, destination.namespace, destination.workload);

const reached = (split: Split, positions: ReadonlyMap<string, number>): readonly number[] => [
  ...new Set([...split.keys()].flatMap((key) => positions.get(key) ?? [])),
];

/** A way by which a caller's requests may reach a split's destinations. */
interface Way {
  readonly place: string;
  readonly condition: string;
  readonly destinations: readonly number[];
  readonly split: Split;
}

function waysOf({ decision }: DecidedHost, positions: ReadonlyMap<string, number>): readonly Way[] {
  const rest = { place: decision.place, condition: "", split: decision.rest };
  return [...decision.conditional, rest]
    .map(({ place, condition, split }) => ({
      place,
      condition,
      split,
      destinations: reached(split, positions),
    }))
    .filter(({ destinations }) => destinations.length > 0);
}

function otherWay({ route, group }: Own, way: Way): Obstacle {
  const asks = way.condition === "" ? "" : ` (it asks for ${way.condition})`;
  const where = way.destinations.map((index) => route.destinations[index]).flatMap((one) => one ?? []);
  const to = [
    ...new Set(where.map(({ host, subset }) => (subset === "" ? hostLabel(host) : `subset ${subset}`))),
  ];
  return {
    code: "secondRoute",
    message: `${way.place}${asks} leads to ${to.join(", ")} as well, and telemetry does not tell by which route a request of ${group.name} came. Compare rates, or send that route elsewhere.`,
    destinations: way.destinations,
  };
}

/** A host that is called without any route of its own is taken for one that is not called, where a route governs the caller. */
const isPlain = ({ place }: Way): boolean => place === "";

function secondWays(own: Own, decided: readonly DecidedHost[]): readonly Obstacle[] {
  const { route, positions } = own;
  return decided.flatMap((one) => {
    const ways = waysOf(one, positions);
    const governing = ways.find(({ place }) => place === route.place);
    return ways
      .filter((way) => way.place !== route.place && !isPlain(way))
      .filter((way) => !governing || !isSameSplit(way.split, governing.split))
      .map((way) => otherWay(own, way));
  });
}

/** A Service of its own can be called directly, which telemetry shows like a route's choice. */
function direct({ route, group }: Own, rates: readonly number[]): readonly Obstacle[] {
  const total = rates.reduce((sum, rate) => sum + rate, 0);
  const weights = route.destinations.reduce((sum, { weight }) => sum + weight, 0);
  const [only, ...more] = route.destinations.flatMap((one, index) =>
    (rates[index] ?? 0) > 0 ? [{ one, index }] : [],
  );
  if (!only || more.length > 0 || only.one.host === route.host) return [];
  if (only.one.weight / weights > 1 - NOTABLE || !(total > 0)) return [];
  const message = `${group.name} reaches ${hostLabel(only.one.host)} alone: it may call that Service itself, past this route, and telemetry does not tell. Look at what it calls.`;
  return [{ code: "callersOutsideRoute", message, destinations: [only.index] }];
}

/** The share of requests that the route's faults answer, so that they reach nothing. */
function abortedShare(route: SplitRoute, decided: readonly DecidedHost[]): number {
  const splits = decided.map(({ decision }) => decision).filter(({ place }) => place === route.place);
  const shares = splits.map(({ rest }) =>
    [...rest.values()].reduce((sum, { target, share }) => sum + (target.answer === null ? 0 : share), 0),
  );
  return Math.max(0, ...shares);
}

/** Requests of a governed caller that ended at no destination of the route, more than can be put down to its faults. */
function astray(
  { route, group, positions, flows }: Own,
  decided: readonly DecidedHost[],
  sent: number,
): readonly Obstacle[] {
  const explained = new Set(
    decided
      .flatMap(({ decision }) => [decision.rest, ...decision.conditional.map(({ split }) => split)])
      .flatMap((split) => [...split.keys()]),
  );
  const lost = flows.filter((flow) => !positions.has(keyOf(flow)) && !explained.has(keyOf(flow)));
  const sum = (some: readonly ObservedFlow[]): number => some.reduce((total, { rate }) => total + rate, 0);
  const [unreached, elsewhere] = [
    lost.filter(({ destination }) => destination.workload === ""),
    lost.filter(({ destination }) => destination.workload !== ""),
  ];
  const total = sent + sum(lost);
  const aborted = abortedShare(route, decided) * total;
  const obstacles: Obstacle[] = [];
  if (sum(unreached) > aborted * 1.5 + NOTABLE * total) {
    const message = `Requests of ${group.name} reached no workload, so nobody knows for which destination they were. Look at their response flags in the graph.`;
    obstacles.push({ code: "noEndpoints", message, destinations: [] });
  }
  if (sum(elsewhere) > NOTABLE * total) {
    const names = [...new Set(elsewhere.map(({ destination }) => destination.workload))]
      .slice(0, 3)
      .join(", ");
    const message = `${group.name} also reached ${names}, where no route leads now: configuration or pods changed within the window. Look again when the window is over.`;
    obstacles.push({ code: "callersOutsideRoute", message, destinations: [] });
  }
  return obstacles;
}

/**
 * What a caller's proxy sent along a route. Its flows count where the route decides about every request of it, or where only
 * this route leads to the destinations; else an obstacle says why not. null where the caller has nothing to do with it.
 */
export function governedTraffic(
  mesh: MeshRouting,
  route: SplitRoute,
  group: CallingGroup,
): GovernedTraffic | null {
  const proxy = group.proxy ?? {
    namespace: route.object.namespace,
    labels: null,
    dataPlane: "sidecar" as const,
  };
  const positions = positionsOf(destinationTargets(mesh, route, proxy));
  const hosts = new Set(route.destinations.map(({ host }) => host));
  const flows = group.flows.filter(({ host }) => hosts.has(host));
  const own = { route, group, positions, flows };
  const hits = flows.filter((flow) => positions.has(keyOf(flow)));
  const rates = route.destinations.map((_, index) =>
    hits.reduce((sum, flow) => (positions.get(keyOf(flow)) === index ? sum + flow.rate : sum), 0),
  );
  const nothing = route.destinations.map(() => 0);
  const decided = group.decided();
  const isGoverned =
    group.first.unit === "requests" &&
    decided.some(({ decision }) =>
      [decision, ...decision.conditional].some(({ place }) => place === route.place),
    );
  if (isGoverned) {
    const sent = rates.reduce((sum, rate) => sum + rate, 0);
    const others = [...secondWays(own, decided), ...direct(own, rates), ...astray(own, decided, sent)];
    return { rates, obstacles: others };
  }
  if (hits.length === 0) return null;
  const at = [...new Set(hits.flatMap((flow) => positions.get(keyOf(flow)) ?? []))];
  return { rates: nothing, obstacles: [{ ...outsideObstacle(mesh, route, group), destinations: at }] };
}
