import type { HealthProfile } from "../health/tolerance";

/** What a projection needs to know of the cluster's objects; small enough to send to the browser with the rows. */
export interface GraphContext {
  /** The cluster name that unknown clusters stand for. */
  readonly homeCluster: string;
  readonly windowSeconds: number;
  readonly healthProfile: HealthProfile;
  readonly serviceEntries: readonly { readonly namespace: string; readonly host: string }[];
  readonly waypoints: readonly { readonly namespace: string; readonly workload: string }[];
  readonly workloads: readonly ContextWorkload[];
  readonly services: readonly ContextService[];
}

export interface ContextWorkload {
  readonly namespace: string;
  readonly workload: string;
  /** "" when no label names it. */
  readonly app: string;
  readonly version: string;
  /** False where no proxy reports for it, so silence is "no data" rather than "no traffic". */
  readonly reports: boolean;
  /** Unix seconds since when any of its pods has been running; null when none is. */
  readonly runningSince: number | null;
  /** Annotation health.kiali.io/rate, "" when absent. */
  readonly healthAnnotation: string;
}

export interface ContextService {
  readonly namespace: string;
  readonly service: string;
  readonly healthAnnotation: string;
}
