import { policyNeedsWaypoint } from "./policy-needs-waypoint";

/** Tokens are checked by waypoints. https://istio.io/latest/docs/ambient/usage/l7-features/ */
export const requestAuthenticationNeedsWaypoint = policyNeedsWaypoint({
  kind: "RequestAuthentication",
  withoutWaypoint: "KIA1110",
  withoutTargetRefs: "KIA1115",
  needsWaypoint: () => true,
  namespaceWide: false,
  why: "ztunnel reads no tokens: requests with invalid ones pass.",
});
