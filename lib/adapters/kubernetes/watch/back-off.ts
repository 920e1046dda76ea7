const FIRST_MS = 500;
const MAX_MS = 15_000;

/**
 * Milliseconds to wait before trying again after `failures` failures in a row (at least 1): doubling, at most 15 s,
 * of which the upper half is random so that watches lost together do not come back together. `random` is in [0, 1).
 */
export function backOffMs(failures: number, random: number): number {
  const full = Math.min(MAX_MS, FIRST_MS * 2 ** Math.min(failures - 1, 10));
  return full * (0.5 + random / 2);
}
