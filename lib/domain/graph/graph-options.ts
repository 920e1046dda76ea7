export const GRAPH_TYPES = ["workload", "app", "versionedApp", "service"] as const;
export type GraphType = (typeof GRAPH_TYPES)[number];

export const RESPONSE_TIMES = ["avg", "p50", "p95", "p99"] as const;
export type ResponseTime = (typeof RESPONSE_TIMES)[number];

/** What a tick asks the metrics source for. Two equal specs at one time are one tick, whoever asked. */
export interface GraphOptions {
  readonly type: GraphType;
  readonly serviceNodes: boolean;
  readonly throughput: boolean;
  readonly messages: boolean;
  readonly idle: boolean;
  readonly responseTime: ResponseTime | null;
}
