export type CertificateState = "expired" | "late" | "valid";

const HOUR_S = 3600;
const DAY_S = 24 * HOUR_S;

/**
 * A workload's certificate is valid for a day and renewed at half of that, unless istiod says otherwise: with less than a
 * quarter of it left, renewal is late. A root is renewed long before its last month.
 * https://istio.io/latest/docs/reference/commands/pilot-agent/#envvars (SECRET_TTL, SECRET_GRACE_PERIOD_RATIO)
 */
const LATE_S = 6 * HOUR_S;
const ROOT_LATE_S = 30 * DAY_S;

/** How a certificate stands at `now`; both in unix seconds. `resource` is the name of the secret in the proxy. */
export function certificateState(expiresAt: number, resource: string, now: number): CertificateState {
  if (expiresAt <= now) return "expired";
  return expiresAt - now < (resource === "ROOTCA" ? ROOT_LATE_S : LATE_S) ? "late" : "valid";
}
