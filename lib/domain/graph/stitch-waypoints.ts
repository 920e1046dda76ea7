import { serviceKey, type Flow } from "./flow";
import type { GraphContext } from "./graph-context";
import { shareIn, shareOf, sumReports } from "./report";
import { waypointTest } from "./settle-ambient";
import { completeFlow } from "./split-services";

interface Hops {
  readonly into: Flow[];
  readonly out: Flow[];
}

function hopsOf(groups: Map<string, Hops>, key: string): Hops {
  let hops = groups.get(key);
  if (!hops) {
    hops = { into: [], out: [] };
    groups.set(key, hops);
  }
  return hops;
}

/** A hop out of a waypoint may not name the service; where the hops in name only one, it is that one. */
function adoptService(groups: Map<string, Hops>, waypoint: string): void {
  const nameless = groups.get(`${waypoint}\0\0\0`);
  const named = [...groups].filter(
    ([key, hops]) => key.startsWith(`${waypoint}\0\0`) && hops.into.length > 0,
  );
  const [only] = named;
  if (nameless && only && named.length === 1 && only[1] !== nameless)
    only[1].out.push(...nameless.out.splice(0));
}

function stitch({ into, out }: Hops): readonly Flow[] {
  if (into.length === 0 || out.length === 0 || (into.length > 1 && out.length > 1)) return [...into, ...out];
  const intoTotal = sumReports(into.map((flow) => flow.edge));
  const outTotal = sumReports(out.map((flow) => flow.edge));
  if (!intoTotal || !outTotal) return [];
  return into.flatMap((first) =>
    out.flatMap(
      (second) =>
        completeFlow({
          source: first.source,
          destination: second.destination,
          service: first.service,
          protocol: first.protocol,
          client: shareOf(first.edge, shareIn(second.edge, outTotal)),
          waypoint: null,
          server: shareOf(second.inbound, shareIn(first.edge, intoTotal)),
        }) ?? [],
    ),
  );
}

/**
 * Joins the two hops through a waypoint that carries TCP only: source to waypoint and waypoint to destination become
 * source to destination where one source or one destination makes that certain; other hops stay as they are.
 */
export function stitchWaypoints(
  flows: readonly Flow[],
  waypoints: GraphContext["waypoints"],
): readonly Flow[] {
  if (waypoints.length === 0) return flows;
  const isWaypoint = waypointTest(waypoints);
  const groups = new Map<string, Hops>();
  const carriers = new Set<string>();
  const direct: Flow[] = [];
  for (const flow of flows) {
    const into = isWaypoint(flow.destination);
    if (flow.protocol !== "tcp" || into === isWaypoint(flow.source)) direct.push(flow);
    else {
      const waypoint = (into ? flow.destination : flow.source).key;
      carriers.add(waypoint);
      hopsOf(groups, `${waypoint}\0\0${serviceKey(flow.service)}`)[into ? "into" : "out"].push(flow);
    }
  }
  for (const waypoint of carriers) adoptService(groups, waypoint);
  return [...direct, ...[...groups.values()].flatMap(stitch)];
}
