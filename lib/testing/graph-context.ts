import type { GraphContext } from "@/lib/domain/graph/graph-context";
import type { GraphOptions } from "@/lib/domain/graph/graph-options";
import { MESHLENS_PROFILE } from "@/lib/domain/health/profiles";

/** A context that knows no objects, with these changes. */
export function graphContext(changes: Partial<GraphContext> = {}): GraphContext {
  return {
    homeCluster: "Kubernetes",
    windowSeconds: 300,
    healthProfile: MESHLENS_PROFILE,
    serviceEntries: [],
    waypoints: [],
    workloads: [],
    services: [],
    ...changes,
  };
}

/** The workload graph without anything extra, with these changes. */
export function graphOptions(changes: Partial<GraphOptions> = {}): GraphOptions {
  return {
    type: "workload",
    serviceNodes: false,
    throughput: false,
    messages: false,
    idle: false,
    responseTime: null,
    ...changes,
  };
}
