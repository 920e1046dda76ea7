import type { GraphType, ResponseTime } from "@/lib/domain/graph/graph-options";

/** What a tick asks of the metrics source, before its time is known. */
export interface TickSpec {
  /** Unix seconds; null is now. */
  readonly at: number | null;
  readonly windowSeconds: number;
  /** Sorted namespaces, or null for the whole mesh. */
  readonly scope: readonly string[] | null;
  readonly throughput: boolean;
  readonly messages: boolean;
  readonly responseTime: ResponseTime | null;
  readonly type: GraphType;
  readonly serviceNodes: boolean;
}

/** Equal for specs that the same tick answers: the grouping matters to quantiles only. */
export function tickKey(spec: TickSpec): string {
  const quantile = spec.responseTime !== null && spec.responseTime !== "avg";
  return JSON.stringify([
    spec.scope,
    spec.windowSeconds,
    spec.at,
    spec.throughput,
    spec.messages,
    spec.responseTime,
    quantile ? [spec.type, spec.serviceNodes] : null,
  ]);
}
