import { waypointFor } from "../ambient/waypoint-for";
import type { PodGroup } from "../model/pod-group";
import { portProtocol } from "../registry/port-protocol";
import { endpointsOf } from "../registry/endpoints-of";
import type { RouteDecision, RouteFault } from "../model/route-decision";
import { emit, type Emitted, emitMirror } from "./emit";
import { faultParts } from "./fault-parts";
import { localReply } from "./local-reply";
import type { Outcome } from "./outcome";
import { endedAtRouter, outcomesAt, type Routing, type Target } from "./outcomes-at";
import type { Seen } from "./seen";
import { seenAlike } from "./seen-alike";
import type { Sending } from "./sending";
import { NOTHING_SENT, type Sent, sentTimes, sentTogether } from "./sent";
import { withFlag } from "./with-flag";
import { withRetries } from "./with-retries";
import { withTimeout } from "./with-timeout";

type Forward = Extract<RouteDecision, { outcome: "forward" }>;
type Answer = Extract<RouteDecision, { outcome: "answer" }>;
type Abort = NonNullable<RouteFault["abort"]>;

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

/** A part of the requests as a fault treats them, and the rule that does. */
interface Faulted {
  readonly route: string;
  readonly perSecond: number;
  readonly delayMs: number;
}

function aborted(
  sending: Sending,
  routing: Routing,
  { target, abort }: { readonly target: Target; readonly abort: Abort },
  { route, perSecond, delayMs }: Faulted,
): Sent {
  const { code, grpc } = abort;
  const outcome = ownAnswer(sending, routing, target, (protocol) => {
    const reply = localReply(protocol, {
      code: grpc ? 200 : code,
      flags: "FI",
      details: "fault_filter_abort",
    });
    return grpc ? { ...reply, grpcStatus: String(code) } : reply;
  });
  return emit({ sent: routing.sent, route }, whole(delayed(outcome, delayMs)), perSecond);
}

/** Requests that were held up for a time on their way; Envoy marks them DI. */
function delayed(outcome: Outcome, ms: number): Outcome {
  if (ms === 0) return outcome;
  const { asClient } = outcome;
  const { latency } = asClient;
  const seen = {
    ...asClient,
    flags: withFlag(asClient.flags, "DI"),
    latency: { ...latency, addedMs: (latency.addedMs ?? 0) + ms },
  };
  return outcome.server === null ? seenAlike(outcome, seen) : { ...outcome, asClient: seen };
}

/** The waypoint that a gateway hands calls for a target to, which then routes them; null where it sends them itself. */
function waypointBefore(sending: Sending, { sent, waypoint }: Routing, target: Target): PodGroup | null {
  const { client } = sent;
  if (waypoint !== null || client.end.dataPlane !== "gateway") return null;
  const { service } = endpointsOf(sending.world, client, target);
  return waypointFor(sending.world, { client, service, server: null });
}

function toTarget(
  sending: Sending,
  routing: Routing,
  { target, timeoutMs, retries }: Pick<Forward, "timeoutMs" | "retries"> & { readonly target: Target },
  { route, perSecond, delayMs }: Faulted,
): Sent {
  const waypoint = waypointBefore(sending, routing, target);
  const { host, port, call } = target;
  if (waypoint)
    return sending.viaWaypoint({ ...routing.sent, call: { ...call, host, port }, perSecond }, waypoint);
  const { outcomes, onward } = outcomesAt(sending, routing, target, perSecond);
  const ended = withRetries(
    withTimeout(outcomes, { timeoutMs, perTryTimeoutMs: retries?.perTryTimeoutMs ?? null }),
    outcomes[0]?.protocol === "tcp" ? null : retries,
    timeoutMs,
  );
  const emitted: Emitted = { sent: routing.sent, route };
  const parts = ended.map((one) =>
    emit(emitted, { ...one, outcome: delayed(one.outcome, delayMs) }, perSecond),
  );
  // A gateway sends every try on.
  const tries = ended.reduce((sum, one) => sum + one.tries, 0);
  return sentTogether([...parts, sentTimes(onward, tries)]);
}

function toTargets(sending: Sending, routing: Routing, decision: Forward, part: Faulted): Sent {
  return sentTogether(
    decision.targets.map((target) =>
      toTarget(
        sending,
        routing,
        { ...decision, target },
        { ...part, perSecond: part.perSecond * target.share },
      ),
    ),
  );
}

/** Copies of what a rule sends on; a gateway among their receivers sends them on as any request. */
function mirrored(sending: Sending, routing: Routing, { mirrors, route }: Forward, perSecond: number): Sent {
  if (!(perSecond > 0)) return NOTHING_SENT;
  return sentTogether(
    mirrors.flatMap(({ target, share }) => {
      const { outcomes, onward } = outcomesAt(sending, routing, target, perSecond * share);
      const copies = outcomes.map((outcome) =>
        emitMirror({ sent: routing.sent, route }, outcome, perSecond * share),
      );
      return [...copies, onward];
    }),
  );
}

/** Sends the requests of a rule on as its fault lets them; those that it aborts are answered in the name of a target. */
function pastFault(
  sending: Sending,
  routing: Routing,
  { fault, route }: Pick<Forward, "fault" | "route">,
  { target, onward }: { readonly target: Target | undefined; readonly onward: (part: Faulted) => Sent },
): Sent {
  const { perSecond } = routing.sent;
  return sentTogether(
    faultParts(fault).map(({ share, delayMs, abort }) => {
      const part = { route, perSecond: perSecond * share, delayMs };
      if (!(part.perSecond > 0)) return NOTHING_SENT;
      return abort && target ? aborted(sending, routing, { target, abort }, part) : onward(part);
    }),
  );
}

function forward(sending: Sending, routing: Routing, decision: Forward): Sent {
  const [target] = decision.targets;
  const left = routing.sent.perSecond * (1 - (decision.fault?.abort?.share ?? 0));
  return sentTogether([
    pastFault(sending, routing, decision, {
      target,
      onward: (part) => toTargets(sending, routing, decision, part),
    }),
    mirrored(sending, routing, decision, left),
  ]);
}

function answer(sending: Sending, routing: Routing, decision: Answer): Sent {
  const { code, details, route } = decision;
  const { host, port } = routing.sent.call;
  const target = { host, port, subset: "", call: routing.sent.call };
  const outcome = ownAnswer(sending, routing, target, (protocol) =>
    localReply(protocol, { code, flags: "", details }),
  );
  return pastFault(sending, routing, decision, {
    target,
    onward: ({ perSecond, delayMs }) =>
      emit({ sent: routing.sent, route }, whole(delayed(outcome, delayMs)), perSecond),
  });
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
