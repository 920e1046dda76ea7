import type { PodGroup } from "../model/pod-group";
import { endpointsOf } from "../registry/endpoints-of";
import { portProtocol } from "../registry/port-protocol";
import { authorize } from "../security/authorize";
import { emit } from "./emit";
import { localReply } from "./local-reply";
import { endedAtRouter, type Routing } from "./outcomes-at";
import type { Sending } from "./sending";
import type { Sent } from "./sent";

/**
 * What the policies at a gateway or a waypoint refuse, as the flow that tells of it; null where they let the call through.
 * https://istio.io/latest/docs/reference/config/security/authorization-policy/
 */
export function refusedAt(
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
  const protocol = portProtocol(sending.world, server, target);
  // A waypoint's listener is of the service's port: of one that speaks no HTTP it sees connections only.
  const opaque = enforcer === "waypoint" && protocol === "tcp" && call.protocol !== "tls";
  const verdict = authorize(sending.world, {
    enforcer,
    ...peer,
    fromOutside,
    server,
    service,
    port: call.port,
    call: opaque ? { ...call, protocol } : call,
  });
  if (verdict.allowed) return null;
  const seen = localReply(protocol, verdict);
  const outcome = endedAtRouter({ routing, target, service, protocol }, 1, seen);
  return emit({ sent, route: "" }, { outcome, requests: 1, tries: 1 }, sent.perSecond);
}
