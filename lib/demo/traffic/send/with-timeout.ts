import { shareWithin } from "../latency";
import { localReply } from "./local-reply";
import type { Outcome } from "./outcome";

export interface Patience {
  /** For the request with all its tries. */
  readonly timeoutMs: number | null;
  readonly perTryTimeoutMs: number | null;
}

/**
 * Splits outcomes where a proxy gives up waiting: it answers 504 UT, and the server sees its caller go.
 * https://istio.io/latest/docs/concepts/traffic-management/#timeouts
 */
export function withTimeout(
  outcomes: readonly Outcome[],
  { timeoutMs: whole, perTryTimeoutMs }: Patience,
): readonly Outcome[] {
  const ofTry = perTryTimeoutMs !== null && (whole === null || perTryTimeoutMs < whole);
  const timeoutMs = ofTry ? perTryTimeoutMs : whole;
  if (timeoutMs === null || timeoutMs <= 0) return outcomes;
  const waited = { medianMs: timeoutMs, sigma: 0.001 };
  return outcomes.flatMap((outcome) => {
    const { protocol, asClient, asServer } = outcome;
    const late = protocol === "tcp" ? 0 : 1 - shareWithin(asClient.latency, timeoutMs);
    if (late < 1e-6) return [outcome];
    const details = ofTry ? "upstream_per_try_timeout" : "response_timeout";
    const timedOut: Outcome = {
      ...outcome,
      share: outcome.share * late,
      asClient: localReply(protocol, { code: 504, flags: "UT", details, latency: waited }),
      asServer: {
        ...asServer,
        code: "0",
        grpcStatus: "",
        flags: "DC",
        details: "downstream_remote_disconnect",
        latency: waited,
      },
    };
    return late > 1 - 1e-6 ? [timedOut] : [{ ...outcome, share: outcome.share * (1 - late) }, timedOut];
  });
}
