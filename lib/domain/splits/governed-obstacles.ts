import { hostLabel, type ObservedFlow } from "../impact/observed-flow";
import { targetKey, type Split } from "../routing/split";
import type { CallingGroup } from "./calling-group";
import type { DecidedHost, Decisions } from "./decisions";
import type { Obstacle } from "./obstacle";
import type { SplitRoute } from "./split-route";

/** What is more than this share of a caller's requests is worth saying. */
const NOTABLE = 0.01;

/** One caller's flows to the hosts of a route that governs it. */
interface GovernedCaller {
  readonly route: SplitRoute;
  readonly group: CallingGroup;
  /** Destination by target. */
  readonly positions: ReadonlyMap<string, number>;
  readonly flows: readonly ObservedFlow[];
  /** Requests per second to each destination, by position. */
  readonly rates: readonly number[];
  /** Destinations whose pods it calls by their addresses. */
  readonly addressed: readonly number[];
  readonly windowSeconds: number;
}

/** The target that a flow ended at. */
export const keyOf = ({ host, destination }: ObservedFlow): string =>
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

function otherWay({ route, group }: GovernedCaller, way: Way): Obstacle {
  const asks = way.condition === "" ? "" : ` (it asks for ${way.condition})`;
  const where = way.destinations.map((index) => route.destinations[index]).flatMap((one) => one ?? []);
  const to = [
    ...new Set(where.map(({ host, subset }) => (subset === "" ? hostLabel(host) : `subset ${subset}`))),
  ];
  if (route.condition !== "")
    return {
      code: "conditional",
      message: `This route takes only requests with ${route.condition}, ${way.place}${asks} leads to ${to.join(", ")} as well, and telemetry does not tell which of the two a request of ${group.name} took. Compare rates, or send that route elsewhere.`,
      destinations: way.destinations,
    };
  return {
    code: "secondRoute",
    message: `${way.place}${asks} leads to ${to.join(", ")} as well, and telemetry does not tell by which route a request of ${group.name} came. Compare rates, or send that route elsewhere.`,
    destinations: way.destinations,
  };
}

/** A host that is called without any route of its own is taken for one that is not called, where a route governs the caller. */
const isPlain = ({ place }: Way): boolean => place === "";

function secondWays(own: GovernedCaller, decided: readonly DecidedHost[]): readonly Obstacle[] {
  const { route, positions } = own;
  return decided
    .flatMap((one) => waysOf(one, positions))
    .filter((way) => way.place !== route.place && !isPlain(way))
    .map((way) => otherWay(own, way));
}

/** Copies of requests are counted like requests. */
function copies({ group, positions }: GovernedCaller, decided: readonly DecidedHost[]): readonly Obstacle[] {
  return decided.flatMap(({ mirrored, called }) => {
    const destinations = [...new Set([...mirrored].flatMap((key) => positions.get(key) ?? []))];
    if (destinations.length === 0) return [];
    const message = `Copies of the requests of ${group.name} to ${hostLabel(called.host)} are mirrored to the same workloads, and telemetry counts them like requests. Compare when the mirror is gone.`;
    return [{ code: "secondRoute", message, destinations } satisfies Obstacle];
  });
}

/** So many requests must have been expected before their absence says anything. */
const LEAST_MISSING = 10;

/** A Service of its own can be called directly, which telemetry shows like a route's choice. */
function past({ route, group, rates, windowSeconds }: GovernedCaller): readonly Obstacle[] {
  const requests = rates.reduce((sum, rate) => sum + rate, 0) * windowSeconds;
  const weights = route.destinations.reduce((sum, { weight }) => sum + weight, 0);
  const [only, ...more] = route.destinations.flatMap((one, index) =>
    (rates[index] ?? 0) > 0 ? [{ one, index }] : [],
  );
  if (!only || more.length > 0 || only.one.host === route.host) return [];
  if (requests * (1 - only.one.weight / weights) < LEAST_MISSING) return [];
  const message = `${group.name} reaches ${hostLabel(only.one.host)} alone: it may call that Service itself, past this route, and telemetry does not tell. Look at what it calls.`;
  return [{ code: "callersOutsideRoute", message, destinations: [only.index] }];
}

/** The share of requests that the route's faults answer, so that they reach nothing. */
function abortedShare(route: SplitRoute, decisions: Decisions): number {
  const splits = decisions
    .by(route.place)
    .map(({ decision }) => decision)
    .filter(({ place }) => place === route.place);
  const shares = splits.map(({ rest }) =>
    [...rest.values()].reduce((sum, { target, share }) => sum + (target.answer === null ? 0 : share), 0),
  );
  return Math.max(0, ...shares);
}

/** Requests of a governed caller that ended at no destination of the route, more than can be put down to its faults. */
function astray(
  { route, group, positions, flows, rates }: GovernedCaller,
  decisions: Decisions,
): readonly Obstacle[] {
  const lost = flows.filter((flow) => !positions.has(keyOf(flow)) && !decisions.reached.has(keyOf(flow)));
  const sum = (some: readonly ObservedFlow[]): number => some.reduce((total, { rate }) => total + rate, 0);
  const [unreached, elsewhere] = [
    lost.filter(({ destination }) => destination.workload === ""),
    lost.filter(({ destination }) => destination.workload !== ""),
  ];
  const total = rates.reduce((all, rate) => all + rate, 0) + sum(lost);
  const aborted = abortedShare(route, decisions) * total;
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

function byAddress({ group, addressed }: GovernedCaller): readonly Obstacle[] {
  if (addressed.length === 0) return [];
  const message = `${group.name} calls pods of this route by their addresses as well, which no route governs. Let it call the Service, or leave it out of what you expect.`;
  return [{ code: "callersOutsideRoute", message, destinations: addressed }];
}

/** Why the requests of a caller that a route governs cannot be taken for that route's alone. */
export function governedObstacles(own: GovernedCaller, decisions: Decisions): readonly Obstacle[] {
  const leading = decisions.leadingTo(own.positions.keys());
  return [
    ...secondWays(own, leading),
    ...copies(own, leading),
    ...byAddress(own),
    ...past(own),
    ...astray(own, decisions),
  ];
}
