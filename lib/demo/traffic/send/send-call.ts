import { waypointFor } from "../ambient/waypoint-for";
import type { PodGroup } from "../model/pod-group";
import type { RouteDecision } from "../model/route-decision";
import { endpointsOf } from "../registry/endpoints-of";
import { portProtocol } from "../registry/port-protocol";
import { routeCall } from "../routing/route-call";
import { authorize } from "../security/authorize";
import { carryOut } from "./carry-out";
import { emit } from "./emit";
import { localReply } from "./local-reply";
import { endedAtRouter, type Routing } from "./outcomes-at";
import type { SentCall, Sending } from "./sending";
import { type Sent } from "./sent";
import { unrouted } from "./unrouted";

/** A call sent straight to its host: by the cluster's own load balancing, or by a ztunnel, neither of which knows routes. */
const straight = ({ call }: SentCall): Extract<RouteDecision, { outcome: "forward" }> => ({
  outcome: "forward",
  route: "",
  targets: [{ host: call.host, port: call.port, subset: "", share: 1, call }],
  mirrors: [],
  timeoutMs: null,
  retries: null,
  fault: null,
});

function decided(sending: Sending, routing: Routing, decision: RouteDecision): Sent {
  if (decision.outcome === "forward" || decision.outcome === "answer")
    return carryOut(sending, routing, decision);
  return unrouted(sending, routing.sent, decision);
}

/** What the policies at a gateway or a waypoint refuse, as the flow that tells of it; null where they let the call through. */
function refusedAt(
  sending: Sending,
  routing: Routing,
  enforcer: "gateway" | "waypoint",
  server: PodGroup,
): Sent | null {
  const { sent } = routing;
  const { client, call, behind } = sent;
  const target = { host: call.host, port: call.port, subset: "", call };
  const { service } = endpointsOf(sending.world, server, target);
  const peer = enforcer === "waypoint" ? { client, mtls: true } : (behind ?? { client: server, mtls: false });
  const fromOutside = enforcer === "gateway" && behind === null;
  const verdict = authorize(sending.world, {
    enforcer,
    ...peer,
    fromOutside,
    server,
    service,
    port: call.port,
    call,
  });
  if (verdict.allowed) return null;
  const protocol = portProtocol(sending.world, server, target);
  const seen = localReply(protocol, verdict);
  const outcome = endedAtRouter({ routing, target, service, protocol }, 1, seen);
  return emit({ sent, route: "" }, { outcome, requests: 1, tries: 1 }, sent.perSecond);
}

/** A ztunnel hands a call to the waypoint of its service, or of the workloads behind it; else it sends it straight. */
function viaZtunnel(sending: Sending, sent: SentCall): Sent {
  const { client, call } = sent;
  const { service, endpoints } = endpointsOf(sending.world, client, { host: call.host, port: call.port });
  const [server = null] = endpoints.kind === "pods" ? endpoints.groups : [];
  const waypoint = waypointFor(sending.world, { client, service, server });
  if (!waypoint) return carryOut(sending, { sent, waypoint: null }, straight(sent));
  const routing = { sent, waypoint };
  return (
    refusedAt(sending, routing, "waypoint", waypoint) ??
    decided(sending, routing, routeCall(sending.world, waypoint, call))
  );
}

/** The flows that a call becomes under the configuration of the moment, by the data plane of its sender. */
export function sendCall(sending: Sending, sent: SentCall): Sent {
  const routing = { sent, waypoint: null };
  const { client, call } = sent;
  switch (client.end.dataPlane) {
    case "none":
      return carryOut(sending, routing, straight(sent));
    case "ztunnel":
      return viaZtunnel(sending, sent);
    case "gateway":
      return (
        refusedAt(sending, routing, "gateway", client) ??
        decided(sending, routing, routeCall(sending.world, client, call))
      );
    default:
      return decided(sending, routing, routeCall(sending.world, client, call));
  }
}
