import type { SplitDestination } from "../splits/traffic-split";
import type { VersionFigures } from "../splits/version-figures";

/** What one destination of a route answered. */
export interface DestinationFigures {
  /** A count. */
  readonly requests: number;
  /** 0 to 1; null without requests. */
  readonly successRate: number | null;
  /** Milliseconds; null without requests. */
  readonly p95Ms: number | null;
}

/**
 * The figures of each destination, by position, from those of the workloads behind it: of several the slowest 95th
 * percentile, because quantiles do not add up. null for a destination of which nothing is known.
 */
export function destinationFigures(
  destinations: readonly Pick<SplitDestination, "workloads">[],
  versions: readonly VersionFigures[],
): readonly (DestinationFigures | null)[] {
  return destinations.map(({ workloads }) => {
    const own = versions.filter((one) =>
      workloads.some(({ namespace, workload }) => one.namespace === namespace && one.workload === workload),
    );
    if (own.length === 0) return null;
    const answered = own.filter(({ requests, successRate }) => requests > 0 && successRate !== null);
    const requests = own.reduce((sum, one) => sum + one.requests, 0);
    const good = answered.reduce((sum, one) => sum + one.requests * (one.successRate ?? 0), 0);
    const known = answered.reduce((sum, one) => sum + one.requests, 0);
    const slowest = own.flatMap(({ p95Ms }) => p95Ms ?? []);
    return {
      requests,
      successRate: known > 0 ? good / known : null,
      p95Ms: slowest.length > 0 ? Math.max(...slowest) : null,
    };
  });
}
