import type { Check } from "../check";
import { authorizationPolicyNeedsWaypoint } from "./authorization-policy-needs-waypoint";
import { destinationRuleNeedsWaypoint } from "./destination-rule-needs-waypoint";
import { requestAuthenticationNeedsWaypoint } from "./request-authentication-needs-waypoint";
import { selectorSelectsWaypoint } from "./selector-selects-waypoint";
import { sidecarNeedsSidecars } from "./sidecar-needs-sidecars";
import { telemetryNeedsWaypoint } from "./telemetry-needs-waypoint";
import { virtualServiceNeedsWaypoint } from "./virtual-service-needs-waypoint";
import { wasmPluginNeedsWaypoint } from "./wasm-plugin-needs-waypoint";
import { waypointExists } from "./waypoint-exists";

/** What only waypoints carry out, and labels that name them. */
export const AMBIENT_CHECKS: readonly Check[] = [
  authorizationPolicyNeedsWaypoint,
  requestAuthenticationNeedsWaypoint,
  wasmPluginNeedsWaypoint,
  telemetryNeedsWaypoint,
  virtualServiceNeedsWaypoint,
  destinationRuleNeedsWaypoint,
  waypointExists,
  sidecarNeedsSidecars,
  selectorSelectsWaypoint,
];
