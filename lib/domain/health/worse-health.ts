import type { Health, HealthStatus } from "./health";

const RANK: Readonly<Record<HealthStatus, number>> = {
  noData: 0,
  noTraffic: 1,
  healthy: 2,
  degraded: 3,
  failure: 4,
};

/** The one of two assessments that matters more; the first where both matter equally. */
export function worseHealth<T extends Pick<Health, "status">>(a: T, b: T): T {
  return RANK[b.status] > RANK[a.status] ? b : a;
}
