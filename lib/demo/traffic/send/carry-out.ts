import { portProtocol } from "../registry/port-protocol";
import { endpointsOf } from "../registry/endpoints-of";
import type { RouteDecision, RouteFault } from "../model/route-decision";
import { emit, type Emitted, emitMirror } from "./emit";
import { localReply } from "./local-reply";
import type { Outcome } from "./outcome";
import { endedAtRouter, outcomesAt, type Routing, type Target } from "./outcomes-at";
import type { Seen } from "./seen";
import type { Sending } from "./sending";
import { NOTHING_SENT, type Sent, sentTogether } from "./sent";
import { withRetries } from "./with-retries";
import { withTimeout } from "./with-timeout";

type Forward = Extract<RouteDecision, { outcome: "forward" }>;
type Answer = Extract<RouteDecision, { outcome: "answer" }>;

/** The answer a router gives by itself in place of a target. */
function ownAnswer(
  sending: Sending,
  routing: Routing,
  target: Target,
  seen: (protocol: Outcome["protocol"]) => Seen,
): Outcome {
  const router = routing.waypoint ?? routing.sent.client;
  const { service } = endpointsOf(sending.world, router, target);
  const protocol = portProtocol(sending.world, router, target);
  return endedAtRouter({ routing, target, service, protocol }, 1, seen(protocol));
}

const whole = (outcome: Outcome): { outcome: Outcome; requests: number; tries: number } => ({
  outcome,
  requests: outcome.share,
  tries: outcome.share,
});

function aborted(
  sending: Sending,
  routing: Routing,
  { targets: [target], route }: Forward,
  abort: NonNullable<RouteFault["abort"]>,
): Sent {
  if (!target) return NOTHING_SENT;
  const { code, grpc, share } = abort;
  const outcome = ownAnswer(sending, routing, target, (protocol) => {
    const reply = localReply(protocol, {
      code: grpc ? 200 : code,
      flags: "FI",
      details: "fault_filter_abort",
    });
    return grpc ? { ...reply, grpcStatus: String(code) } : reply;
  });
  return emit({ sent: routing.sent, route }, whole(outcome), routing.sent.perSecond * share);
}

/** Requests that were held up for a time on their way; Envoy marks them DI. */
function delayed(outcome: Outcome, ms: number): Outcome {
  if (ms === 0) return outcome;
  const { asClient } = outcome;
  const flags = asClient.flags === "" ? "DI" : `DI,${asClient.flags}`;
  const { latency } = asClient;
  return {
    ...outcome,
    asClient: { ...asClient, flags, latency: { ...latency, addedMs: (latency.addedMs ?? 0) + ms } },
  };
}

function toTargets(
  sending: Sending,
  routing: Routing,
  decision: Forward,
  { perSecond, delayMs }: { readonly perSecond: number; readonly delayMs: number },
): Sent {
  if (!(perSecond > 0)) return NOTHING_SENT;
  const { targets, timeoutMs, retries, route } = decision;
  const emitted: Emitted = { sent: routing.sent, route };
  const patience = { timeoutMs, perTryTimeoutMs: retries?.perTryTimeoutMs ?? null };
  return sentTogether(
    targets.map((target) => {
      const rate = perSecond * target.share;
      const { outcomes, onward } = outcomesAt(sending, routing, target, rate);
      const ended = withRetries(
        withTimeout(outcomes, patience),
        outcomes[0]?.protocol === "tcp" ? null : retries,
      );
      const parts = ended.map((one) =>
        emit(emitted, { ...one, outcome: delayed(one.outcome, delayMs) }, rate),
      );
      return sentTogether([...parts, onward]);
    }),
  );
}

function mirrored(sending: Sending, routing: Routing, { mirrors, route }: Forward, perSecond: number): Sent {
  if (!(perSecond > 0)) return NOTHING_SENT;
  return sentTogether(
    mirrors.flatMap(({ target, share }) =>
      outcomesAt(sending, routing, target, perSecond * share).outcomes.map((outcome) =>
        emitMirror({ sent: routing.sent, route }, outcome, perSecond * share),
      ),
    ),
  );
}

function forward(sending: Sending, routing: Routing, decision: Forward): Sent {
  const { delay, abort } = decision.fault ?? { delay: null, abort: null };
  const abortShare = abort?.share ?? 0;
  const delayShare = delay?.share ?? 0;
  const left = routing.sent.perSecond * (1 - abortShare);
  return sentTogether([
    abort && abortShare > 0 ? aborted(sending, routing, decision, abort) : NOTHING_SENT,
    toTargets(sending, routing, decision, { perSecond: left * (1 - delayShare), delayMs: 0 }),
    toTargets(sending, routing, decision, { perSecond: left * delayShare, delayMs: delay?.ms ?? 0 }),
    mirrored(sending, routing, decision, left),
  ]);
}

function answer(sending: Sending, routing: Routing, { code, details, route }: Answer): Sent {
  const { host, port } = routing.sent.call;
  const target = { host, port, subset: "", call: routing.sent.call };
  const outcome = ownAnswer(sending, routing, target, (protocol) =>
    localReply(protocol, { code, flags: "", details }),
  );
  return emit({ sent: routing.sent, route }, whole(outcome), routing.sent.perSecond);
}

/**
 * Carries out what a proxy decided on a call that it routes: faults first, then the targets by their shares with time-outs
 * and retries, and the mirrors. What no rule routes is the caller's to handle.
 */
export function carryOut(sending: Sending, routing: Routing, decision: Forward | Answer): Sent {
  if (decision.outcome === "answer") return answer(sending, routing, decision);
  const { clusterNotFoundCode } = decision;
  const ofRoute = clusterNotFoundCode === undefined ? routing : { ...routing, clusterNotFoundCode };
  return forward(sending, ofRoute, decision);
}
