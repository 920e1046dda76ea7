import type { Call } from "../model/call";
import type { CalledService, MeshFlow } from "../model/mesh-flow";
import type { PodGroup } from "../model/pod-group";
import type { TrafficPolicy } from "../model/traffic-policy";
import { authorize } from "../security/authorize";
import { handshake } from "../security/handshake";
import { answersOfServer } from "./answer-of-server";
import { failedReply } from "./failed-reply";
import { localReply } from "./local-reply";
import type { Outcome } from "./outcome";
import type { Seen } from "./seen";
import { seenAlike } from "./seen-alike";
import type { Sending } from "./sending";

/** A call on its way to pods of a service. */
export interface Delivery {
  readonly client: PodGroup;
  /** The waypoint that routes it; null where the client's own proxy does, or none. */
  readonly waypoint: PodGroup | null;
  readonly server: PodGroup;
  readonly service: CalledService;
  /** The port the server listens on. */
  readonly port: number;
  readonly tls: TrafficPolicy["tls"];
  readonly call: Call;
  readonly protocol: MeshFlow["protocol"];
}

function ending(delivery: Delivery, refused: Outcome["refused"], mtls: boolean, seen: Seen): Outcome {
  const { client: _, port: __, tls: ___, ...path } = delivery;
  return seenAlike({ ...path, share: 1, mtls, refused }, seen);
}

/** What the server's own proxy refuses; null where it lets the call in. */
function denied(sending: Sending, delivery: Delivery, mtls: boolean): Outcome | null {
  const { client, waypoint, server, service, port, call, protocol } = delivery;
  const { dataPlane } = server.end;
  if (dataPlane !== "sidecar" && dataPlane !== "ztunnel") return null;
  // The last proxy before the server is its peer: behind a waypoint that is the waypoint.
  const verdict = authorize(sending.world, {
    enforcer: dataPlane,
    client: waypoint ?? client,
    server,
    service,
    port,
    mtls,
    // On a port that speaks no HTTP its proxy sees a connection only.
    call: protocol === "tcp" && call.protocol !== "tls" ? { ...call, protocol } : call,
  });
  if (verdict.allowed) return null;
  const { code, flags, details } = verdict;
  if (dataPlane === "ztunnel")
    return ending(delivery, "atServer", mtls, failedReply(delivery, { code: 503, flags: "DENY", details }));
  return ending(delivery, "atServer", mtls, localReply(protocol, { code, flags, details }));
}

/**
 * How a call ends at pods of a service: refused by their proxy for how it is encrypted or by policy, or answered. The shares
 * add up to 1.
 */
export function deliver(sending: Sending, delivery: Delivery): readonly Outcome[] {
  const { client, waypoint, server, port, tls, protocol } = delivery;
  const shake = handshake(sending.world, { client: waypoint ?? client, server, port, tls });
  if (!shake.ok) {
    const reason = shake.flags === "UC" ? "connection_termination" : "remote_connection_failure";
    const details = `upstream_reset_before_response_started{${reason}}`;
    return [
      ending(
        delivery,
        "atServerConnection",
        false,
        failedReply(delivery, { code: 503, flags: shake.flags, details }),
      ),
    ];
  }
  const refused = denied(sending, delivery, shake.mtls);
  if (refused) return [refused];
  const behaviour = sending.behaviourOf(server.end.namespace, server.end.workload);
  return answersOfServer(protocol, behaviour).map(({ share, seen }) => ({
    ...ending(delivery, "", shake.mtls, seen),
    share,
  }));
}
