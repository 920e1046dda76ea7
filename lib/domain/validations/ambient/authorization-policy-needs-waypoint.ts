import { isLayerSeven } from "./is-layer-seven";
import { policyNeedsWaypoint } from "./policy-needs-waypoint";

/** Rules about requests, where only ztunnel is. https://istio.io/latest/docs/ambient/usage/l7-features/#authorization */
export const authorizationPolicyNeedsWaypoint = policyNeedsWaypoint({
  kind: "AuthorizationPolicy",
  withoutWaypoint: "KIA0109",
  withoutTargetRefs: "KIA0110",
  needsWaypoint: isLayerSeven,
  namespaceWide: false,
  why: "ztunnel knows connections only; where a rule asks for more it refuses rather than allows.",
});
