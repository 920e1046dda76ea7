const LIFE_S = 86_400;
const RENEWED_AT = 0.5;
const JITTER = 0.01;
const STEPS = 1_000;

/**
 * How many seconds the certificate of a proxy is still valid: it is issued for a day, and Istio's agent renews it when half of
 * that is left, each pod a little sooner or later. `seed` tells pods apart.
 * https://istio.io/latest/docs/reference/commands/pilot-agent/ (SECRET_TTL, SECRET_GRACE_PERIOD_RATIO)
 */
export function certificateSeconds(firstIssued: number, nowSeconds: number, seed: number): number {
  const spread = ((seed % (2 * STEPS + 1)) - STEPS) / STEPS;
  const renewedAfter = LIFE_S * (RENEWED_AT + JITTER * spread);
  const age = Math.max(0, nowSeconds - firstIssued) % renewedAfter;
  return LIFE_S - age;
}
