import { serviceKey, type Flow } from "./flow";
import type { GraphContext } from "./graph-context";
import { getOrMake } from "./get-or-make";
import { groupPairs } from "./group-pairs";
import { settleAmbient } from "./settle-ambient";
import { splitServices } from "./split-services";
import { stitchWaypoints } from "./stitch-waypoints";
import type { TelemetryRow } from "./telemetry-row";

const noFlows = (): Flow[] => [];

function order(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

function byDestination(a: Flow, b: Flow): number {
  return (
    order(a.destination.key, b.destination.key) ||
    order(serviceKey(a.service), serviceKey(b.service)) ||
    order(a.protocol, b.protocol)
  );
}

/** In the order of source, destination, service and protocol. Comparing each source once spares most comparisons. */
function sortFlows(flows: readonly Flow[]): readonly Flow[] {
  const ofSource = new Map<string, Flow[]>();
  for (const flow of flows) getOrMake(ofSource, flow.source.key, noFlows).push(flow);
  const sources = [...ofSource].sort(([a], [b]) => order(a, b));
  return sources.flatMap(([, outgoing]) => outgoing.sort(byDestination));
}

/**
 * Pairs what the two sides of each connection (and the waypoint between them) reported, so that every request is counted
 * once. Returns flows in a stable order that does not depend on the order of the rows. Reporters:
 * https://istio.io/latest/docs/reference/config/metrics/
 */
export function reconcile(
  rows: readonly TelemetryRow[],
  context: Pick<GraphContext, "homeCluster" | "waypoints">,
): readonly Flow[] {
  const pairs = settleAmbient(groupPairs(rows, context.homeCluster), context.waypoints);
  return sortFlows(stitchWaypoints(pairs.flatMap(splitServices), context.waypoints));
}
