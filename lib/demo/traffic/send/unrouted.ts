import type { CalledService } from "../model/mesh-flow";
import type { RouteDecision } from "../model/route-decision";
import { endpointsOf } from "../registry/endpoints-of";
import { portProtocol } from "../registry/port-protocol";
import { emit } from "./emit";
import { localReply } from "./local-reply";
import type { Outcome } from "./outcome";
import { endedAtRouter, outcomesAt, type Routing } from "./outcomes-at";
import { seenAlike } from "./seen-alike";
import type { SentCall, Sending } from "./sending";
import { type Sent, sentTogether } from "./sent";

/** What no proxy counts: the call failed before it came to one, or its connection was refused. */
const unseen = ({ flows, arrivals }: Sent): Sent => ({
  flows: flows.map((flow) => ({ ...flow, reports: [] })),
  arrivals,
});

type Unrouted = Exclude<RouteDecision, { outcome: "forward" | "answer" }>;

/** What Envoy answers, and over tcp, where nothing can be answered, how it ends. */
const REPLIES = {
  noRoute: { code: 404, flags: "NR", details: "route_not_found" },
  blackHole: { code: 502, flags: "", details: "direct_response" },
  noListener: { code: 0, flags: "UF", details: "connection_refused" },
} as const;

const CLOSED = { code: 0, flags: "UH", details: "no_healthy_upstream" } as const;

const serviceNames = { noRoute: "", blackHole: "BlackHoleCluster", noListener: "" } as const;

/** The proxy that passes a call on answers for a connection that fails. */
function answeredByProxy(outcome: Outcome): Outcome {
  const { protocol, asClient } = outcome;
  if (asClient.code !== "0") return outcome;
  const flags = asClient.flags === "UC" ? "UC" : "UF";
  const details = `upstream_reset_before_response_started{${flags === "UC" ? "connection_termination" : "remote_connection_failure"}}`;
  return seenAlike(outcome, localReply(protocol, { code: 503, flags, details }));
}

/**
 * What is sent on to where it was addressed goes by the cluster's own load balancing, in plain text and past all rules; a name
 * that DNS does not know never gets as far as a proxy.
 */
function passedThrough(sending: Sending, sent: SentCall): Sent {
  const { client, call } = sent;
  const bare = { ...client, end: { ...client.end, dataPlane: "none" } } as const;
  const target = { host: call.host, port: call.port, subset: "", call };
  const { endpoints } = endpointsOf(sending.world, bare, target);
  const isKnown = endpoints.kind !== "noService";
  const service: CalledService = {
    host: call.host,
    name: isKnown ? "PassthroughCluster" : "",
    namespace: "",
  };
  const routing: Routing = { sent: { ...sent, client: bare }, waypoint: null };
  const { outcomes } = outcomesAt(sending, routing, target, sent.perSecond);
  const parts = outcomes
    .map((outcome) => (isKnown ? answeredByProxy(outcome) : outcome))
    .map((outcome) =>
      emit(
        { sent, route: "" },
        { outcome: { ...outcome, service }, requests: outcome.share, tries: outcome.share },
        sent.perSecond,
      ),
    );
  return isKnown ? sentTogether(parts) : unseen(sentTogether(parts));
}

/**
 * What becomes of a call that no rule of its proxy routes: 404, the black hole of REGISTRY_ONLY, or on to where it was
 * addressed. https://istio.io/latest/docs/tasks/traffic-management/egress/egress-control/
 */
export function unrouted(sending: Sending, routing: Routing, { outcome }: Unrouted): Sent {
  const { sent, waypoint } = routing;
  if (outcome === "passthrough") return passedThrough(sending, sent);
  const { client, call, perSecond } = sent;
  const protocol = portProtocol(sending.world, waypoint ?? client, call);
  const reply = outcome === "blackHole" && protocol === "tcp" ? CLOSED : REPLIES[outcome];
  const service = { host: call.host, name: serviceNames[outcome], namespace: "" };
  const target = { host: call.host, port: call.port, subset: "", call };
  const ended = endedAtRouter({ target, service, protocol, routing }, 1, localReply(protocol, reply));
  const emitted = emit({ sent, route: "" }, { outcome: ended, requests: 1, tries: 1 }, perSecond);
  return outcome === "noListener" ? unseen(emitted) : emitted;
}
