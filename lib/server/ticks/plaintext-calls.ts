import { createSingleFlight } from "@/lib/concurrency/single-flight";
import type { Clock } from "@/lib/ports/clock";
import type { MetricsSource, PlaintextRequest, PlaintextResult } from "@/lib/ports/metrics-source";
import { createBoundedCache } from "../bounded-cache";
import { createRefusals } from "./refusals";

/** Who called in plain text, read once for all viewers alike; what a viewer may know of them is decided on read. */
export interface PlaintextCalls {
  /** Of a window that ends now, or ended less than a scrape interval ago. What the source has just refused is not asked again. */
  get(asked: Omit<PlaintextRequest, "at">, signal: AbortSignal): Promise<PlaintextResult>;
}

type Known = Extract<PlaintextResult, { readonly ok: true }>;

const LIMITS = { maxEntries: 64, maxBytes: 16 * 1024 * 1024 };
const BYTES_PER_CALLER = 400;
const LEFT: PlaintextResult = {
  ok: false,
  kind: "aborted",
  message: "nobody waits for the answer any more",
};

export function createPlaintextCalls(metrics: MetricsSource, clock: Clock): PlaintextCalls {
  const answers = createBoundedCache<{ readonly known: Known; readonly until: number }>(LIMITS);
  const refusals = createRefusals(clock);
  const fly = createSingleFlight<PlaintextResult>(LEFT);

  return {
    async get({ windowSeconds, namespaces }, signal) {
      const key = JSON.stringify([windowSeconds, namespaces]);
      const held = answers.get(key);
      if (held !== undefined && clock.now() < held.until) return held.known;
      const read = async (shared: AbortSignal): Promise<PlaintextResult> => {
        const intervalMs = (await metrics.scrapeIntervalSeconds(shared)) * 1000;
        const at = Math.floor(clock.now() / 1000);
        const found = await metrics.fetchPlaintextCallers({ at, windowSeconds, namespaces }, shared);
        if (!found.ok) refusals.note(key, windowSeconds, found);
        else {
          const bytes = (found.callers.length + 1) * BYTES_PER_CALLER;
          answers.set(key, { known: found, until: clock.now() + intervalMs }, bytes);
        }
        return found;
      };
      return refusals.of(key) ?? fly(key, signal, read);
    },
  };
}
