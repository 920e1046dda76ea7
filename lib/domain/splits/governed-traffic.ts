import type { ObservedFlow } from "../impact/observed-flow";
import type { MeshRouting } from "../routing/mesh-routing";
import type { Target } from "../routing/split";
import type { CallingGroup } from "./calling-group";
import { anyCaller, destinationTargets, positionsOf } from "./destination-targets";
import { governedObstacles, keyOf } from "./governed-obstacles";
import type { Obstacle } from "./obstacle";
import { outsideObstacle } from "./outside-obstacle";
import type { SplitRoute } from "./split-route";

/** What one caller sent along a route, and what keeps it from being counted. */
interface GovernedTraffic {
  /** Requests per second to each destination, by position. */
  readonly rates: readonly number[];
  readonly obstacles: readonly Obstacle[];
}

/** The destinations whose pods a caller reaches without naming a service: calls of an address, and what passes through. */
function addressedBy(group: CallingGroup, targets: readonly (readonly Target[])[]): readonly number[] {
  const found = group.flows.flatMap(({ host, destination: { namespace, workload } }) => {
    if (host !== "" || workload === "") return [];
    const at = targets.findIndex((own) =>
      own.some((target) => target.namespace === namespace && target.workload === workload),
    );
    return at < 0 ? [] : at;
  });
  return [...new Set(found)];
}

function ratesOf(
  { destinations }: SplitRoute,
  positions: ReadonlyMap<string, number>,
  flows: readonly ObservedFlow[],
): readonly number[] {
  return destinations.map((_, index) =>
    flows.reduce((sum, flow) => (positions.get(keyOf(flow)) === index ? sum + flow.rate : sum), 0),
  );
}

/**
 * What a caller's proxy sent along a route. Its flows count where the route decides about every request of it, or where only
 * this route leads to the destinations; else an obstacle says why not. null where the caller has nothing to do with it.
 */
export function governedTraffic(
  mesh: MeshRouting,
  route: SplitRoute,
  group: CallingGroup,
  windowSeconds: number,
): GovernedTraffic | null {
  const proxy = group.proxy ?? anyCaller(route);
  const targets = destinationTargets(mesh, route, proxy);
  const positions = positionsOf(targets);
  const hosts = new Set(route.destinations.map(({ host }) => host));
  const flows = group.flows.filter(({ host }) => hosts.has(host));
  const rates = ratesOf(route, positions, flows);
  const addressed = addressedBy(group, targets);
  const decisions = group.first.unit === "requests" ? group.decisions() : null;
  if (decisions && decisions.by(route.place).length > 0) {
    const own = { route, group, positions, flows, rates, addressed, windowSeconds };
    return { rates, obstacles: governedObstacles(own, decisions) };
  }
  const hits = flows.flatMap((flow) => positions.get(keyOf(flow)) ?? []);
  const at = [...new Set([...hits, ...addressed])];
  if (at.length === 0) return null;
  const outside = { ...outsideObstacle(mesh, route, group), destinations: at };
  return { rates: rates.map(() => 0), obstacles: [outside] };
}
