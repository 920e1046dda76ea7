import { hostLabel, type ObservedFlow } from "../impact/observed-flow";
import type { MeshRouting } from "../routing/mesh-routing";
import { targetKey } from "../routing/split";
import type { CallingGroup } from "./calling-group";
import { positionsOf } from "./destination-targets";
import { governedTraffic } from "./governed-traffic";
import { namesOf, type Obstacle } from "./obstacle";
import type { SplitRoute } from "./split-route";

/** What telemetry tells of a split. */
export interface SplitTraffic {
  /** Of all callers, by position of the destinations: requests per second, and those answered with an error. */
  readonly requests: readonly number[];
  readonly errors: readonly number[];
  /** Of the callers that the route governs. */
  readonly governed: readonly number[];
  readonly obstacles: readonly Obstacle[];
}

/** What was observed of a whole mesh, read once for all its splits. */
export interface Observation {
  readonly groups: ReadonlyMap<string, readonly CallingGroup[]>;
  /** Workloads (`namespace/workload`) whose own proxies report. */
  readonly reporting: ReadonlySet<string>;
  readonly windowSeconds: number;
}

/** Without the caller's own report, requests that never arrived are missing, and so are servers without a proxy. */
function oneSided({ reporting }: Observation, governing: readonly CallingGroup[]): readonly Obstacle[] {
  const silent = governing.filter(
    ({ proxy, name }) => proxy && proxy.dataPlane !== "waypoint" && !reporting.has(name),
  );
  if (silent.length === 0) return [];
  const names = namesOf(silent.map(({ name }) => name));
  const message = `Only the servers report requests of ${names}: what never arrived is missing. Scrape the callers' sidecars too, and let them report (reporter="source").`;
  return [{ code: "oneSided", message, destinations: [] }];
}

function byDestination(
  route: SplitRoute,
  positions: ReadonlyMap<string, number>,
  flows: Iterable<ObservedFlow>,
): Pick<SplitTraffic, "requests" | "errors"> {
  const requests = route.destinations.map(() => 0);
  const errors = route.destinations.map(() => 0);
  for (const { host, destination, unit, rate, errorsPerSecond } of flows) {
    const at = positions.get(targetKey(host, destination.namespace, destination.workload));
    if (at === undefined || unit !== "requests") continue;
    requests[at] = (requests[at] ?? 0) + rate;
    errors[at] = (errors[at] ?? 0) + errorsPerSecond;
  }
  return { requests, errors };
}

/** Adds up what callers sent to a route's destinations, whoever governs them, and what its own callers sent along it. */
export function observeSplit(
  mesh: MeshRouting,
  route: SplitRoute,
  targets: Parameters<typeof positionsOf>[0],
  observation: Observation,
): SplitTraffic {
  const hosts = new Set(route.destinations.map(({ host }) => host));
  const groups = new Set([...hosts, ""].flatMap((host) => observation.groups.get(host) ?? []));
  const flows = [...groups].flatMap((group) => group.flows.filter(({ host }) => hosts.has(host)));
  const told = [...groups].flatMap((group) => {
    const traffic = governedTraffic(mesh, route, group, observation.windowSeconds);
    return traffic ? [{ group, ...traffic }] : [];
  });
  const governing = told.filter(({ rates }) => rates.some((rate) => rate > 0));
  const governed = route.destinations.map((_, index) =>
    governing.reduce((sum, { rates }) => sum + (rates[index] ?? 0), 0),
  );
  const obstacles = [
    ...told.flatMap((one) => one.obstacles),
    ...oneSided(
      observation,
      governing.map(({ group }) => group),
    ),
  ];
  return { ...byDestination(route, positionsOf(targets), flows), governed, obstacles };
}

/** The sentence for a split along which nobody was seen to send anything. */
export function noTraffic({ host }: SplitRoute): Obstacle {
  const message = `No caller that this route governs was seen to call ${hostLabel(host)} in the window. Send some, or choose a longer window.`;
  return { code: "noTraffic", message, destinations: [] };
}
