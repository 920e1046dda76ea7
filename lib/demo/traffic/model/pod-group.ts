import type { FlowEnd } from "./mesh-flow";

/** Ready pods of one workload that traffic cannot tell apart: the same labels, service account and data plane. */
export interface PodGroup {
  readonly end: FlowEnd;
  readonly labels: ReadonlyMap<string, string>;
  readonly annotations: ReadonlyMap<string, string>;
}
