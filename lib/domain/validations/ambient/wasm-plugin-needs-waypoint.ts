import { policyNeedsWaypoint } from "./policy-needs-waypoint";

/** Plugins run in waypoints. https://istio.io/latest/docs/ambient/usage/extend-waypoint-wasm/ */
export const wasmPluginNeedsWaypoint = policyNeedsWaypoint({
  kind: "WasmPlugin",
  withoutWaypoint: "KIA1111",
  withoutTargetRefs: "KIA1116",
  needsWaypoint: () => true,
  namespaceWide: false,
  why: "ztunnel runs no plugins: requests pass without it.",
});
