import type { RetryPolicy } from "../model/route-decision";
import { meanMs } from "../latency";
import { isRetried } from "./is-retried";
import { localReply } from "./local-reply";
import type { Outcome } from "./outcome";
import type { Seen } from "./seen";
import { withFlag } from "./with-flag";

export interface Retried {
  readonly outcome: Outcome;
  /** Of the requests, the share (0 to 1) that ends this way for the caller. */
  readonly requests: number;
  /** Tries that end this way, for each request; what servers see. */
  readonly tries: number;
}

const MOST_ATTEMPTS = 25;

/** The mean time that a try takes which is tried again, in milliseconds. */
const meanTryMs = (failures: readonly Outcome[], failing: number): number =>
  failing > 0
    ? failures.reduce((sum, { share, asClient }) => sum + share * meanMs(asClient.latency), 0) / failing
    : 0;

/** How the caller sees a try that was the last: after all tries, or cut off where the whole time was up before. */
function lastSeen({ protocol, asClient }: Outcome, waitedMs: number, timeoutMs: number | null): Seen {
  const { latency, flags } = asClient;
  if (timeoutMs === null)
    return {
      ...asClient,
      flags: withFlag(flags, "URX"),
      latency: { ...latency, addedMs: (latency.addedMs ?? 0) + waitedMs },
    };
  const cutOff = { medianMs: timeoutMs, sigma: 0.001 };
  return localReply(protocol, { code: 504, flags: "UT", details: "response_timeout", latency: cutOff });
}

/**
 * What becomes of requests that are tried again: each try is taken anew, within the time-out of the whole request; the last
 * one's answer is the caller's, marked URX where it too would have been retried.
 * https://istio.io/latest/docs/concepts/traffic-management/#retries
 */
export function withRetries(
  outcomes: readonly Outcome[],
  retries: RetryPolicy | null,
  timeoutMs: number | null = null,
): readonly Retried[] {
  const asked = Math.floor(retries?.attempts ?? 0);
  const wanted = asked > 0 ? Math.min(MOST_ATTEMPTS, asked) : 0;
  const failures = wanted > 0 && retries ? outcomes.filter((one) => isRetried(retries, one.asClient)) : [];
  const again = new Set(failures);
  const failing = failures.reduce((sum, { share }) => sum + share, 0);
  const tryMs = meanTryMs(failures, failing);
  const inTime = timeoutMs !== null && tryMs > 0 ? Math.floor(timeoutMs / tryMs) : Infinity;
  const attempts = Math.min(wanted, inTime);
  const tries = Array.from({ length: attempts + 1 }, (_, index) => failing ** index);
  const expected = tries.reduce((sum, chance) => sum + chance, 0);
  return outcomes.map((outcome) => {
    if (!again.has(outcome))
      return { outcome, requests: outcome.share * expected, tries: outcome.share * expected };
    return {
      outcome: {
        ...outcome,
        asClient: lastSeen(outcome, attempts * tryMs, attempts < wanted ? timeoutMs : null),
      },
      requests: outcome.share * failing ** attempts,
      tries: outcome.share * expected,
    };
  });
}
