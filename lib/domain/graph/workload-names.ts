import { endKey, type Flow, type FlowEnd } from "./flow";
import type { GraphContext } from "./graph-context";

/** App and version of a workload; "" where nothing names them. */
export interface WorkloadNames {
  readonly app: string;
  readonly version: string;
}

const smaller = (a: string, b: string): string => (b !== "" && (a === "" || b < a) ? b : a);

/** Names each workload's app and version once for all of its flows: from telemetry, else from the cluster's objects. */
export function workloadNames(
  flows: readonly Flow[],
  context: Pick<GraphContext, "homeCluster" | "workloads">,
): (end: FlowEnd) => WorkloadNames {
  const told = new Map<string, { app: string; version: string }>();
  for (const flow of flows)
    for (const end of [flow.source, flow.destination]) {
      const key = endKey(end);
      const names = told.get(key);
      if (!names) told.set(key, { app: end.app, version: end.version });
      else {
        names.app = smaller(names.app, end.app);
        names.version = smaller(names.version, end.version);
      }
    }
  for (const { namespace, workload, app, version } of context.workloads) {
    const names = told.get(endKey({ cluster: context.homeCluster, namespace, workload, app, version }));
    if (!names) continue;
    names.app ||= app;
    names.version ||= version;
  }
  return (end) => told.get(endKey(end)) ?? end;
}
