import type { Clock } from "@/lib/ports/clock";
import { createSingleFlight } from "@/lib/concurrency/single-flight";
import { startDeadline } from "../shared/start-deadline";

const KNOWN_TTL_MS = 5 * 60_000;
const UNKNOWN_TTL_MS = 30_000;
/** Views wait for these values, which have defaults; a server that does not answer must not hold them up for long. */
const DEADLINE_MS = 5_000;

/**
 * Loads a value once for all callers within 5 s and keeps it for five minutes, or 30 s when it could not be told (null).
 * A caller whose signal aborts gets null.
 */
export function createCached<T>(
  clock: Clock,
  load: (signal: AbortSignal) => Promise<T | null>,
): (signal: AbortSignal) => Promise<T | null> {
  const singleFlight = createSingleFlight<T | null>(null);
  let held: { readonly value: T | null; readonly until: number } | null = null;
  return async (signal) => {
    if (held !== null && clock.now() < held.until) return held.value;
    return singleFlight("", signal, async (shared) => {
      const deadline = startDeadline(shared, DEADLINE_MS);
      const value = await load(deadline.signal);
      deadline.end();
      const ttl = value === null ? UNKNOWN_TTL_MS : KNOWN_TTL_MS;
      if (!shared.aborted) held = { value, until: clock.now() + ttl };
      return value;
    });
  };
}
