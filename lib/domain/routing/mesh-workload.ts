/** What carries a workload's traffic: an Envoy of its own, the node's ztunnel, or nothing. */
export type DataPlane = "sidecar" | "gateway" | "waypoint" | "ztunnel" | "none";

/** A workload as routing and policies see it: what its pods have in common. */
export interface MeshWorkload {
  readonly namespace: string;
  /** As telemetry names it. */
  readonly workload: string;
  /** Labels of its pods. */
  readonly labels: Readonly<Record<string, string>>;
  readonly version: string;
  readonly serviceAccount: string;
  readonly dataPlane: DataPlane;
  /** Pods that are ready to be called. */
  readonly readyPods: number;
  /** Named container ports, by name. */
  readonly namedPorts: Readonly<Record<string, number>>;
}
