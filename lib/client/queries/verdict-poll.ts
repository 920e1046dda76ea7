/** How often a verdict is asked for again: it reads hours or days of telemetry. */
export const VERDICT_POLL_MS = 120_000;
