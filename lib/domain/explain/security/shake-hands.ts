import { gatewaySelects } from "../../routing/gateway-servers";
import { objectAt, objectsAt, textAt } from "../../mesh/read-json";
import { accepts, type Sent } from "../../mtls/accepts";
import type { DecidedMode } from "../../mtls/peer-mode";
import { sentBy } from "../../mtls/sent-by";
import type { MeshWorkload } from "../../routing/mesh-workload";
import type { ExplainMesh } from "../explain-mesh";
import type { ExplainStep } from "../explanation";
import type { RoutedTarget } from "../routed";
import { nameOf, step } from "../step";
import { clientTls, type ClientTls } from "./client-tls";
import { securityOf } from "./security-of";
import { servicePortOf, targetPortOf } from "./target-port";

export interface Connection {
  /** The workload whose proxy connects, at a waypoint the waypoint; null for a caller that has none. */
  readonly client: MeshWorkload | null;
  readonly target: Pick<RoutedTarget, "host" | "port" | "subset">;
  readonly server: MeshWorkload;
}

/** How a connection comes about. */
export interface Handshake {
  readonly refused: boolean;
  /** Whether it is mutual TLS of the mesh. */
  readonly mtls: boolean;
  readonly steps: readonly ExplainStep[];
}

/** Istio tells by this label whether a pod takes mutual TLS; the injector sets it. */
const TLS_MODE = "security.istio.io/tlsMode";

const SENDS: Readonly<Record<Sent, string>> = {
  mutualTls: "mutual TLS",
  plaintext: "plain text",
  tls: "TLS of its own",
};

/** The rule's mode, else what the server's pods announce where that is not what their data plane does. */
function wantedTls(mesh: ExplainMesh, rule: ClientTls | null, server: MeshWorkload): string | null {
  if (rule) return rule.mode;
  const announced = server.labels[TLS_MODE];
  if (announced === undefined || server.dataPlane === "gateway") return null;
  if (announced !== "istio") return "DISABLE";
  return mesh.autoMtls && server.dataPlane === "none" ? "ISTIO_MUTUAL" : null;
}

/** The TLS modes of the servers that a gateway has on a port. https://istio.io/latest/docs/reference/config/networking/gateway/#ServerTLSSettings-TLSmode */
function gatewayModes({ routing }: ExplainMesh, gateway: MeshWorkload, port: number): ReadonlySet<string> {
  const servers = routing.snapshot
    .list("Gateway.networking.istio.io")
    .filter((one) => gatewaySelects(one, gateway))
    .flatMap(({ data }) => objectsAt(objectAt(data, "spec"), "servers"))
    .filter((server) => objectAt(server, "port")["number"] === port);
  return new Set(servers.map((server) => textAt(objectAt(server, "tls"), "mode")));
}

const TERMINATING = ["SIMPLE", "MUTUAL", "PASSTHROUGH"];

/** Why a server does not take what is sent; null where it takes it. */
function refusal(
  mesh: ExplainMesh,
  { target, server }: Connection,
  sent: Sent,
  { mode, by }: DecidedMode,
): string | null {
  const { dataPlane } = server;
  if (dataPlane === "gateway") {
    if (sent === "plaintext") return null;
    const modes = gatewayModes(mesh, server, targetPortOf(mesh, target, server));
    const taken =
      sent === "mutualTls" ? modes.has("ISTIO_MUTUAL") : TERMINATING.some((one) => modes.has(one));
    return taken ? null : "the gateway has no server on the port that takes it";
  }
  if (dataPlane === "waypoint") return "a waypoint takes tunnels of the ambient mesh (HBONE) only";
  if (!accepts(dataPlane, mode, sent))
    return dataPlane === "none"
      ? "the server has no proxy that could take it"
      : `${by ? nameOf(by) : "the default"} is ${mode}`;
  if (sent !== "tls" || servicePortOf(mesh, target)?.protocol === "tls") return null;
  return "the port is not declared https or tls, so nobody there speaks it";
}

function whySent(connection: Connection, sent: Sent, rule: ClientTls | null): string {
  const { client } = connection;
  if (!client || client.dataPlane === "none") return "the caller has no proxy and sends plain text";
  if (rule && client.dataPlane !== "waypoint") return `tls mode ${rule.mode}: ${SENDS[sent]} is sent`;
  if (sent === "mutualTls" && isTunnelled(connection))
    return "both ends speak the ambient mesh's tunnel (HBONE), which is mutual TLS";
  return `no DestinationRule says how to send: ${SENDS[sent]} is sent (auto mTLS)`;
}

/** Two ends of which one is ambient connect by tunnel, which no rule and no mode has a say in. */
function isTunnelled({ client, server }: Connection): boolean {
  const ambient = [client?.dataPlane, server.dataPlane].some(
    (one) => one === "ztunnel" || one === "waypoint",
  );
  return (
    ambient &&
    client !== null &&
    client.dataPlane !== "none" &&
    !["none", "gateway"].includes(server.dataPlane)
  );
}

/**
 * How a connection to a workload comes about: what the client's proxy sends, by DestinationRule, else by auto mTLS, against
 * what the server's takes, by PeerAuthentication, at a gateway by its servers.
 * https://istio.io/latest/docs/concepts/security/#mutual-tls-authentication and
 * https://istio.io/latest/docs/ops/configuration/traffic-management/tls-configuration/
 */
export function shakeHands(mesh: ExplainMesh, connection: Connection): Handshake {
  const { client, target, server } = connection;
  const decided = securityOf(mesh.routing).modes.of(server, targetPortOf(mesh, target, server));
  const rule = clientTls(mesh, client, target);
  const tunnelled = isTunnelled(connection);
  const tls = wantedTls(mesh, rule, server);
  const sent = sentBy({ client, server, tls, mode: decided.mode, autoMtls: mesh.autoMtls });
  const saysRule = rule !== null && !tunnelled;
  const sending = step(
    { object: saysRule ? rule.by : null, path: saysRule ? "spec.trafficPolicy.tls" : "" },
    "tls",
    "takes",
    whySent(connection, sent, saysRule ? rule : null),
  );
  const why = tunnelled ? null : refusal(mesh, connection, sent, decided);
  const where = { object: decided.by, path: decided.by ? "spec.mtls" : "" };
  if (why === null) {
    const taken = `${SENDS[sent]} is taken${server.dataPlane === "none" ? "" : ` (${decided.mode})`}`;
    return {
      refused: false,
      mtls: sent === "mutualTls",
      steps: [sending, step(where, "tls", "allows", taken)],
    };
  }
  const because = `${SENDS[sent]} is sent${saysRule ? ` by ${nameOf(rule.by)}` : ""}, and it is not taken: ${why}`;
  return { refused: true, mtls: false, steps: [sending, step(where, "tls", "refuses", because)] };
}
