import type { Check } from "../check";
import { oneDataPlane } from "./one-data-plane";
import { oneInjectionLabel } from "./one-injection-label";
import { policyWithoutWaypoint } from "./policy-without-waypoint";
import { sidecarInjected } from "./sidecar-injected";
import { waypointNeedsAmbient } from "./waypoint-needs-ambient";

/** How workloads come into the mesh. */
export const WORKLOAD_CHECKS: readonly Check[] = [
  oneDataPlane,
  waypointNeedsAmbient,
  policyWithoutWaypoint,
  sidecarInjected,
  oneInjectionLabel,
];
