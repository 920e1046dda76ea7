export const HEALTH_STATUSES = ["healthy", "degraded", "failure", "noTraffic", "noData"] as const;
export type HealthStatus = (typeof HEALTH_STATUSES)[number];

/** A status with its evidence: numerator, denominator and threshold in one plain sentence. */
export interface Health {
  readonly status: HealthStatus;
  readonly why: string;
}
