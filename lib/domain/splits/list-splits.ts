import { observedFlows } from "../impact/observed-flows";
import { hostLabel } from "../impact/observed-flow";
import { meshRouting, type MeshRouting } from "../routing/mesh-routing";
import type { ObservedMesh } from "../routing/observed-mesh";
import type { Target } from "../routing/split";
import { apiRouteSplits } from "./api-route-splits";
import { callingGroups } from "./calling-group";
import { configuredObstacles } from "./configured-obstacles";
import { anyCaller, destinationTargets } from "./destination-targets";
import type { Obstacle } from "./obstacle";
import { noTraffic, observeSplit, type Observation, type SplitTraffic } from "./observe-split";
import { compareShares } from "./significance";
import type { SplitRoute } from "./split-route";
import type { SplitDestination, TrafficSplit } from "./traffic-split";
import { virtualServiceSplits } from "./virtual-service-splits";

/** Sentences of one split; a list of callers that is longer is read by nobody. */
const MOST_NOTES = 20;

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);

const workloadsOf = (targets: readonly Target[]): SplitDestination["workloads"] =>
  targets.flatMap(({ namespace, workload, version }) =>
    workload === "" ? [] : { namespace, workload, version },
  );

const NO_TELEMETRY: Obstacle = {
  code: "noTelemetry",
  message: "There is no telemetry for this window. See the status page for what Prometheus says.",
  destinations: [],
};

/** Weights of a VirtualService are taken in relation; people often mean percent. */
function relativeWeights({ destinations, isGatewayApi }: SplitRoute): TrafficSplit["notes"] {
  const total = sum(destinations.map(({ weight }) => weight));
  if (isGatewayApi || total === 0 || total === 100) return [];
  const message = `The weights add up to ${total}, not to 100: each is taken as its part of ${total}. Write percent to say what you mean.`;
  return [{ code: "weightsSum", message }];
}

function notEnough(route: SplitRoute, governed: readonly number[], windowSeconds: number): Obstacle {
  const seen = Math.round(sum(governed) * windowSeconds);
  const message = `${seen} requests in the window are too few to tell shares of ${hostLabel(route.host)}. Choose a longer window.`;
  return { code: "notEnoughTraffic", message, destinations: [] };
}

interface Judged {
  readonly verdict: TrafficSplit["verdict"];
  readonly obstacles: readonly Obstacle[];
}

function judge(
  route: SplitRoute,
  { governed, obstacles }: Pick<SplitTraffic, "governed" | "obstacles">,
  shares: readonly number[],
  windowSeconds: number,
): Judged {
  if (obstacles.length > 0) return { verdict: "cannotTell", obstacles };
  if (sum(governed) === 0) return { verdict: "cannotTell", obstacles: [noTraffic(route)] };
  const counts = governed.map((rate) => rate * windowSeconds);
  const verdict = compareShares(counts, shares);
  if (verdict === "notEnoughTraffic")
    return { verdict: "cannotTell", obstacles: [notEnough(route, governed, windowSeconds)] };
  return { verdict, obstacles: [] };
}

/** Of a destination that has none of its own: why the others' reasons are its reason too. */
function reasonOf(
  obstacles: readonly Obstacle[],
  index: number,
): Pick<SplitDestination, "reason" | "reasonCode"> {
  const own = obstacles.find(({ destinations }) => destinations.length === 0 || destinations.includes(index));
  const first = own ?? obstacles[0];
  if (!first) return {};
  const others =
    "Its share is one of all requests of the route, and those of other destinations cannot be told.";
  return { reason: own ? own.message : `${others} ${first.message}`, reasonCode: first.code };
}

interface Parts {
  readonly route: SplitRoute;
  readonly targets: readonly (readonly Target[])[];
  readonly traffic: SplitTraffic | null;
  readonly configured: readonly Obstacle[];
  readonly windowSeconds: number;
}

function observedOf(
  { governed, requests, errors }: Pick<SplitTraffic, "governed" | "requests" | "errors">,
  index: number,
): Pick<SplitDestination, "observedShare" | "requestsPerSecond" | "successRate"> {
  const all = sum(governed);
  const requestsPerSecond = requests[index] ?? 0;
  return {
    observedShare: all > 0 ? (governed[index] ?? 0) / all : null,
    requestsPerSecond,
    successRate: requestsPerSecond > 0 ? Math.max(0, 1 - (errors[index] ?? 0) / requestsPerSecond) : null,
  };
}

const NOTHING: SplitTraffic = { requests: [], errors: [], governed: [], obstacles: [NO_TELEMETRY] };

function destinationOf(
  { route, targets, traffic }: Parts,
  obstacles: readonly Obstacle[],
  index: number,
): readonly SplitDestination[] {
  const written = route.destinations[index];
  if (!written) return [];
  const { host, subset, port, weight } = written;
  const total = sum(route.destinations.map((one) => one.weight));
  const observed = observedOf(traffic ?? NOTHING, index);
  const toldApart = obstacles.every(({ code }) => code !== "sameWorkloads");
  const one = {
    host,
    ...(subset === "" ? {} : { subset }),
    ...(port === null ? {} : { port }),
    weight,
    configuredShare: total > 0 ? weight / total : 0,
    ...observed,
    observedShare: toldApart ? observed.observedShare : null,
    comparable: obstacles.length === 0,
    ...reasonOf(obstacles, index),
    workloads: workloadsOf(targets[index] ?? []),
  };
  return [one];
}

function splitOf(parts: Parts): TrafficSplit {
  const { route, traffic, configured, windowSeconds } = parts;
  const total = sum(route.destinations.map(({ weight }) => weight));
  const shares = route.destinations.map(({ weight }) => (total > 0 ? weight / total : 0));
  // A split of connections has its own reason why nothing was counted.
  const isTcp = route.protocol === "tcp";
  const seen = [...configured, ...(isTcp ? [] : (traffic ?? NOTHING).obstacles)];
  const { governed } = traffic ?? NOTHING;
  const { verdict, obstacles } = judge(route, { governed, obstacles: seen }, shares, windowSeconds);
  const { object, routeName, host, gateways, protocol, condition } = route;
  const notes = new Map(obstacles.map(({ code, message }) => [message, { code, message }] as const));
  return {
    object,
    route: route.route,
    routeName,
    host,
    gateways,
    protocol,
    condition,
    destinations: route.destinations.flatMap((_, index) => destinationOf(parts, obstacles, index)),
    verdict,
    notes: [...notes.values()].slice(0, MOST_NOTES).concat(relativeWeights(route)),
  };
}

function observationOf(mesh: ObservedMesh, routing: MeshRouting): Observation | null {
  const { rows, snapshot, homeCluster, windowSeconds } = mesh;
  if (rows === null) return null;
  const reporting = new Set(
    rows.flatMap(({ reporter, sourceNamespace, sourceWorkload }) =>
      reporter === "source" ? [`${sourceNamespace}/${sourceWorkload}`] : [],
    ),
  );
  return {
    groups: callingGroups(routing, observedFlows(rows, snapshot, homeCluster)),
    reporting,
    windowSeconds,
  };
}

/**
 * Every route of the visible namespaces that divides requests among several destinations, one for each of its hosts: weights
 * as configured, shares as observed of the callers that the route governs, and whether the two agree. Shares are compared
 * only where every request that reached the destinations is known to have come along the route; else the reasons say why not.
 * https://istio.io/latest/docs/concepts/traffic-management/#routing-rules
 */
export function listSplits(mesh: ObservedMesh): readonly TrafficSplit[] {
  const routing = meshRouting(mesh.snapshot, mesh.rootNamespace, mesh.allowAny);
  const routes = [...virtualServiceSplits(routing), ...apiRouteSplits(routing)].filter(({ object }) =>
    mesh.visible.has(object.namespace),
  );
  if (routes.length === 0) return [];
  const observation = observationOf(mesh, routing);
  return routes.map((route) => {
    const targets = destinationTargets(routing, route, anyCaller(route));
    const configured = configuredObstacles(routing, route, targets);
    const isTcp = route.protocol === "tcp";
    const traffic = observation && !isTcp ? observeSplit(routing, route, targets, observation) : null;
    return splitOf({ route, targets, traffic, configured, windowSeconds: mesh.windowSeconds });
  });
}
