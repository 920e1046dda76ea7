import type { Clock } from "@/lib/ports/clock";
import { startDeadline } from "../../shared/start-deadline";

/** A value refreshed beside the work that uses it, which never waits for it. */
export interface BackgroundValue<T> {
  /** The newest value, null before the first. */
  latest(): T | null;
  /** Starts a refresh when one is due; a failed one (null) keeps the old value. */
  refresh(): void;
}

const EVERY_MS = 10 * 60_000;
const DEADLINE_MS = 10_000;

export function createBackgroundValue<T>(
  clock: Clock,
  lifetime: AbortSignal,
  load: (signal: AbortSignal) => Promise<T | null>,
): BackgroundValue<T> {
  let value: T | null = null;
  let due = 0;
  return {
    latest: () => value,
    refresh() {
      if (clock.now() < due || lifetime.aborted) return;
      due = clock.now() + EVERY_MS;
      const deadline = startDeadline(lifetime, DEADLINE_MS);
      void load(deadline.signal).then((loaded) => {
        deadline.end();
        value = loaded ?? value;
      });
    },
  };
}
