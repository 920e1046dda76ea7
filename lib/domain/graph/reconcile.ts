import { serviceKey, type Flow } from "./flow";
import type { GraphContext } from "./graph-context";
import { groupPairs } from "./group-pairs";
import { settleAmbient } from "./settle-ambient";
import { splitServices } from "./split-services";
import { stitchWaypoints } from "./stitch-waypoints";
import type { TelemetryRow } from "./telemetry-row";

function order(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

function byEnds(a: Flow, b: Flow): number {
  return (
    order(a.source.key, b.source.key) ||
    order(a.destination.key, b.destination.key) ||
    order(serviceKey(a.service), serviceKey(b.service)) ||
    order(a.protocol, b.protocol)
  );
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
  const flows = stitchWaypoints(pairs.flatMap(splitServices), context.waypoints);
  return [...flows].sort(byEnds);
}
