import type { PodGroup } from "../model/pod-group";
import { routeCall } from "../routing/route-call";
import { carryOutDecision } from "./carry-out-decision";
import { refusedAt } from "./refused-at";
import type { SentCall, Sending } from "./sending";
import type { Sent } from "./sent";

/**
 * What a waypoint does with a call that a ztunnel or a gateway hands to it: refuses it by policy, or routes it.
 * https://istio.io/latest/docs/ambient/usage/waypoint/
 */
export function viaWaypoint(sending: Sending, sent: SentCall, waypoint: PodGroup): Sent {
  const routing = { sent, waypoint };
  return (
    refusedAt(sending, routing, "waypoint", waypoint) ??
    carryOutDecision(sending, routing, routeCall(sending.world, waypoint, sent.call))
  );
}
