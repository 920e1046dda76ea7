import { endKey, serviceKey, type Flow } from "./flow";
import type { GraphContext } from "./graph-context";
import { groupPairs } from "./group-pairs";
import { settleAmbient } from "./settle-ambient";
import { splitServices } from "./split-services";
import { stitchWaypoints } from "./stitch-waypoints";
import type { TelemetryRow } from "./telemetry-row";

function flowKey(flow: Flow): string {
  return `${endKey(flow.source)}\0\0${endKey(flow.destination)}\0\0${serviceKey(flow.service)}\0\0${flow.protocol}`;
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
  return flows
    .map((flow) => ({ flow, key: flowKey(flow) }))
    .sort((a, b) => (a.key < b.key ? -1 : Number(a.key > b.key)))
    .map(({ flow }) => flow);
}
