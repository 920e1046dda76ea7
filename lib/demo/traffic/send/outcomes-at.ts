import type { Endpoints } from "../model/endpoints";
import type { CalledService, MeshFlow } from "../model/mesh-flow";
import type { PodGroup } from "../model/pod-group";
import type { RouteTarget } from "../model/route-decision";
import type { TrafficPolicy } from "../model/traffic-policy";
import { trafficPolicyFor } from "../policy/traffic-policy-for";
import { endpointsOf } from "../registry/endpoints-of";
import { portProtocol } from "../registry/port-protocol";
import { answersOfServer } from "./answer-of-server";
import { atGateway } from "./at-gateway";
import { deliver } from "./deliver";
import { failedReply } from "./failed-reply";
import type { Outcome } from "./outcome";
import { overflowShare } from "./overflow";
import { seenAlike } from "./seen-alike";
import type { SentCall, Sending } from "./sending";
import { NOTHING_SENT, type Sent, sentTogether } from "./sent";
import type { PodShare } from "./pod-share";
import { sharePods } from "./share-pods";

/** Who routes a call: the client's own proxy, or the waypoint it goes through. */
export interface Routing {
  readonly sent: SentCall;
  readonly waypoint: PodGroup | null;
  /** What HTTP is answered where a target does not exist; 503 where absent. */
  readonly clusterNotFoundCode?: 500;
}

export type Target = Omit<RouteTarget, "share">;

/** How tries of a call end, and what gateways among its servers sent on for it. */
export interface Reached {
  readonly outcomes: readonly Outcome[];
  readonly onward: Sent;
}
interface Aim {
  readonly routing: Routing;
  readonly target: Target;
  readonly service: CalledService;
  readonly protocol: MeshFlow["protocol"];
  readonly perSecond: number;
}

/** An end that no workload of the cluster had a part in. */
export function endedAtRouter(
  { target, service, protocol, routing }: Pick<Aim, "target" | "service" | "protocol" | "routing">,
  share: number,
  seen: Outcome["asClient"],
): Outcome {
  const { waypoint } = routing;
  const refused = waypoint === null ? "atClient" : "atWaypoint";
  // What came as far as a waypoint came through a tunnel.
  const mtls = waypoint !== null;
  const end = { call: target.call, service, protocol, server: null, waypoint, mtls } as const;
  return seenAlike({ ...end, share, refused }, seen);
}

function unanswered(aim: Aim, share: number, flags: "NC" | "UH" | "UO"): readonly Outcome[] {
  if (share < 1e-9) return [];
  const details = { NC: "cluster_not_found", UH: "no_healthy_upstream", UO: "overflow" }[flags];
  const code = (flags === "NC" ? aim.routing.clusterNotFoundCode : undefined) ?? 503;
  const { sent, waypoint } = aim.routing;
  const path = { client: sent.client, waypoint, protocol: aim.protocol };
  return [endedAtRouter(aim, share, failedReply(path, { code, flags, details }))];
}

/** A host outside the cluster: a DestinationRule's connection pool limits calls to it as any others. */
function outside(sending: Sending, aim: Aim, policy: TrafficPolicy, host: string): readonly Outcome[] {
  const { routing, target, service, protocol } = aim;
  const { sent, waypoint } = routing;
  const behaviour = sending.behaviourOf("", host);
  const perSecondAndClient = aim.perSecond / (waypoint ?? sent.client).end.pods.length;
  const overflow = overflowShare(policy, protocol, { perSecondAndClient, behaviour });
  const end = {
    call: target.call,
    service,
    protocol,
    server: null,
    waypoint,
    mtls: false,
    refused: "",
  } as const;
  const answered = answersOfServer(protocol, behaviour).map(({ share, seen }) =>
    seenAlike({ ...end, share: share * (1 - overflow) }, seen),
  );
  return [...answered, ...unanswered(aim, overflow, "UO")];
}

function atPods(
  sending: Sending,
  aim: Aim,
  policy: TrafficPolicy,
  { group, share }: PodShare,
  port: number,
): Reached {
  const { routing, target, service, protocol } = aim;
  const { sent, waypoint } = routing;
  const { client } = sent;
  const { call } = target;
  const { namespace, workload, dataPlane } = group.end;
  const perSecondAndClient = aim.perSecond / (waypoint ?? client).end.pods.length;
  const behaviour = sending.behaviourOf(namespace, workload);
  const overflow = overflowShare(policy, protocol, { perSecondAndClient, behaviour });
  const server = sending.carrier(
    group,
    `${client.end.namespace}/${client.end.workload}>${target.host}/${workload}`,
  );
  const delivery = { client, waypoint, server, service, port, tls: policy.tls, call, protocol };
  const perSecond = aim.perSecond * share * (1 - overflow);
  const reached =
    dataPlane === "gateway"
      ? atGateway(sending, delivery, { sent, port: target.port, perSecond })
      : { outcomes: deliver(sending, delivery), onward: NOTHING_SENT };
  return {
    outcomes: [
      ...reached.outcomes.map((outcome) => ({ ...outcome, share: outcome.share * share * (1 - overflow) })),
      ...unanswered(aim, share * overflow, "UO"),
    ],
    onward: reached.onward,
  };
}

function behindService(sending: Sending, aim: Aim, endpoints: Endpoints): Reached {
  const { routing, target, perSecond } = aim;
  const router = routing.waypoint ?? routing.sent.client;
  const policy = trafficPolicyFor(sending.world, router, target);
  if (policy.subset === "missing") return { outcomes: unanswered(aim, 1, "NC"), onward: NOTHING_SENT };
  if (endpoints.kind === "external")
    return { outcomes: outside(sending, aim, policy, endpoints.host), onward: NOTHING_SENT };
  if (endpoints.kind !== "pods") return { outcomes: unanswered(aim, 1, "NC"), onward: NOTHING_SENT };
  const { client } = routing.sent;
  const shares = sharePods(sending, policy, endpoints.groups, {
    client,
    call: target.call,
    perSecondAndClient: perSecond / router.end.pods.length,
  });
  const present = shares.reduce((sum, { share }) => sum + share, 0);
  const parts = shares.map((part) => atPods(sending, aim, policy, part, endpoints.port));
  return {
    outcomes: [...parts.flatMap(({ outcomes }) => outcomes), ...unanswered(aim, 1 - present, "UH")],
    onward: sentTogether(parts.map(({ onward }) => onward)),
  };
}

/** How one try of a call ends at a target of its route, `perSecond` of them at that target; the shares add up to 1. */
export function outcomesAt(sending: Sending, routing: Routing, target: Target, perSecond: number): Reached {
  const { world } = sending;
  const router = routing.waypoint ?? routing.sent.client;
  const { service, endpoints } = endpointsOf(world, router, target);
  const protocol = portProtocol(world, router, target);
  return behindService(sending, { routing, target, service, protocol, perSecond }, endpoints);
}
