import type { RetryPolicy } from "../model/route-decision";
import { isRetried } from "./is-retried";
import type { Outcome } from "./outcome";
import { withFlag } from "./with-flag";

export interface Retried {
  readonly outcome: Outcome;
  /** Of the requests, the share (0 to 1) that ends this way for the caller. */
  readonly requests: number;
  /** Tries that end this way, for each request; what servers see. */
  readonly tries: number;
}

const MOST_ATTEMPTS = 25;

/**
 * What becomes of requests that are tried again: each try is taken anew, the last one's answer is the caller's, marked URX
 * where it too would have been retried. https://istio.io/latest/docs/concepts/traffic-management/#retries
 */
export function withRetries(outcomes: readonly Outcome[], retries: RetryPolicy | null): readonly Retried[] {
  const wanted = Math.floor(retries?.attempts ?? 0);
  const attempts = wanted > 0 ? Math.min(MOST_ATTEMPTS, wanted) : 0;
  const again = (outcome: Outcome): boolean =>
    retries !== null && attempts > 0 && isRetried(retries, outcome.asClient);
  const failing = outcomes.filter(again).reduce((sum, { share }) => sum + share, 0);
  const tries = Array.from({ length: attempts + 1 }, (_, index) => failing ** index);
  const expected = tries.reduce((sum, chance) => sum + chance, 0);
  return outcomes.map((outcome) => {
    if (!again(outcome))
      return { outcome, requests: outcome.share * expected, tries: outcome.share * expected };
    const asClient = { ...outcome.asClient, flags: withFlag(outcome.asClient.flags, "URX") };
    return {
      outcome: { ...outcome, asClient },
      requests: outcome.share * failing ** attempts,
      tries: outcome.share * expected,
    };
  });
}
