/**
 * Which proxy carries a pod's traffic: one injected beside it, itself (a gateway or a waypoint), its node's ztunnel, or none.
 * https://istio.io/latest/docs/ops/deployment/architecture/ and https://istio.io/latest/docs/ambient/architecture/data-plane/
 */
export type DataPlane = "sidecar" | "gateway" | "waypoint" | "ztunnel" | "none";
