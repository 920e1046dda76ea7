import type { Clock } from "@/lib/ports/clock";
import type { MetricsFailure } from "@/lib/ports/metrics-source";
import { createBoundedCache } from "../bounded-cache";
import { tickKey, type TickSpec } from "./tick-spec";

/** Ticks that the metrics source would not answer, so that it is not made to try again and again. */
interface Refusals {
  /** The failure of an equal tick, while nothing else is to be expected; null otherwise. */
  of(spec: TickSpec): MetricsFailure | null;
  note(spec: TickSpec, failure: MetricsFailure): void;
}

const LIMITS = { maxEntries: 64, maxBytes: 64 * 1024 };
const LONGEST_MS = 15 * 60_000;
/** Samples of a window change little until a hundredth of it has passed. */
const MS_PER_WINDOW_SECOND = 1000 / 100;

/** Remembers what was refused, or answered at too great length, for a hundredth of its window and at most a quarter of an hour. */
export function createRefusals(clock: Clock): Refusals {
  const refused = createBoundedCache<{ readonly failure: MetricsFailure; readonly until: number }>(LIMITS);
  return {
    of(spec) {
      const known = refused.get(tickKey(spec));
      return known !== undefined && clock.now() < known.until ? known.failure : null;
    },
    note(spec, failure) {
      if (failure.kind !== "refused" && failure.kind !== "tooLarge") return;
      const key = tickKey(spec);
      const until = clock.now() + Math.min(LONGEST_MS, spec.windowSeconds * MS_PER_WINDOW_SECOND);
      refused.set(key, { failure, until }, key.length + failure.message.length);
    },
  };
}
