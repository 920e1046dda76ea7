import type { Clock } from "@/lib/ports/clock";
import type { MetricsFailure } from "@/lib/ports/metrics-source";
import { createBoundedCache } from "../bounded-cache";

/** Questions that the metrics source would not answer, so that it is not made to try again and again. */
interface Refusals {
  /** The failure of an equal question, while nothing else is to be expected; null otherwise. */
  of(key: string): MetricsFailure | null;
  note(key: string, windowSeconds: number, failure: MetricsFailure): void;
}

const LIMITS = { maxEntries: 64, maxBytes: 64 * 1024 };
const LONGEST_MS = 15 * 60_000;
/** Samples of a window change little until a hundredth of it has passed. */
const MS_PER_WINDOW_SECOND = 1000 / 100;

/** Remembers what was refused, or answered at too great length, for a hundredth of its window and at most a quarter of an hour. */
export function createRefusals(clock: Clock): Refusals {
  const refused = createBoundedCache<{ readonly failure: MetricsFailure; readonly until: number }>(LIMITS);
  return {
    of(key) {
      const known = refused.get(key);
      return known !== undefined && clock.now() < known.until ? known.failure : null;
    },
    note(key, windowSeconds, failure) {
      const lasts = failure.kind === "tooLarge" || (failure.kind === "refused" && failure.passing !== true);
      if (!lasts) return;
      const until = clock.now() + Math.min(LONGEST_MS, windowSeconds * MS_PER_WINDOW_SECOND);
      refused.set(key, { failure, until }, key.length + failure.message.length);
    },
  };
}
