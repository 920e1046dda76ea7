import type { FlowEnd } from "./flow";
import type { GraphContext } from "./graph-context";

/** App and version of a workload; "" where nothing names them. */
export type WorkloadNames = Pick<FlowEnd, "app" | "version">;

/** Names a workload's app and version: as telemetry does, else as the cluster's objects do. */
export function workloadNames({
  homeCluster,
  workloads,
}: Pick<GraphContext, "homeCluster" | "workloads">): (end: FlowEnd) => WorkloadNames {
  const known = new Map(workloads.map((names) => [`${names.namespace}\0${names.workload}`, names]));
  return (end) => {
    if (end.cluster !== homeCluster || (end.app !== "" && end.version !== "")) return end;
    const names = known.get(`${end.namespace}\0${end.workload}`);
    return { app: end.app || (names?.app ?? ""), version: end.version || (names?.version ?? "") };
  };
}
