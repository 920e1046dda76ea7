import type { Handshake } from "../model/handshake";
import type { MeshWorld } from "../model/mesh-world";
import type { PodGroup } from "../model/pod-group";
import type { TrafficPolicy } from "../model/traffic-policy";
import { gatewayTlsModes } from "./gateway-tls-modes";
import { peerMode } from "./peer-mode";
import { speaksTls } from "./speaks-tls";

interface Connection {
  readonly client: PodGroup;
  readonly server: PodGroup;
  /** The port the server's pods listen on. */
  readonly port: number;
  /** What a DestinationRule says of it; null leaves it to auto mTLS. */
  readonly tls: TrafficPolicy["tls"];
}

type Sent = "plaintext" | "mtls" | "tls";

const PLAINTEXT: Handshake = { ok: true, mtls: false };
const MTLS: Handshake = { ok: true, mtls: true };
const CLOSED: Handshake = { ok: false, flags: "UC" };
const NOT_TLS: Handshake = { ok: false, flags: "UF" };

const AMBIENT: ReadonlySet<string> = new Set(["ztunnel", "waypoint"]);

/**
 * Whether a connection is an HBONE tunnel, which is mutual TLS whatever policies say: between two ends that speak it.
 * https://istio.io/latest/docs/ambient/architecture/hbone/
 */
function isTunnelled({ client, server }: Connection): boolean {
  const [from, to] = [client.end.dataPlane, server.end.dataPlane];
  if (from === "none" || to === "none" || to === "gateway") return false;
  return AMBIENT.has(from) || AMBIENT.has(to);
}

/** Auto mTLS goes by the label that the injector sets; a pod that only claims it is still sent mutual TLS. */
function wantsMtls(world: MeshWorld, { server, port }: Connection): boolean {
  const label = server.labels.get("security.istio.io/tlsMode");
  const { dataPlane } = server.end;
  if (dataPlane === "gateway") return false;
  const announced = label === undefined ? dataPlane === "sidecar" : label === "istio";
  if (!announced || world.meshConfig["enableAutoMtls"] === false) return false;
  return dataPlane !== "sidecar" || peerMode(world, server, port) !== "DISABLE";
}

function sentBy(world: MeshWorld, connection: Connection): Sent {
  const { client, tls } = connection;
  const { dataPlane } = client.end;
  if (dataPlane === "none" || AMBIENT.has(dataPlane)) return "plaintext";
  if (tls === null) return wantsMtls(world, connection) ? "mtls" : "plaintext";
  if (tls === "DISABLE") return "plaintext";
  return tls === "ISTIO_MUTUAL" ? "mtls" : "tls";
}

function intoSidecar(world: MeshWorld, { server, port }: Connection, sent: Sent): Handshake {
  const mode = peerMode(world, server, port);
  if (sent === "plaintext") return mode === "STRICT" ? CLOSED : PLAINTEXT;
  if (sent === "mtls") return mode === "DISABLE" ? NOT_TLS : MTLS;
  return mode !== "STRICT" && speaksTls(world, server, port) ? PLAINTEXT : NOT_TLS;
}

function intoGateway(world: MeshWorld, { server, port }: Connection, sent: Sent): Handshake {
  if (sent === "plaintext") return PLAINTEXT;
  const modes = gatewayTlsModes(world, server, port);
  if (sent === "mtls") return modes.has("ISTIO_MUTUAL") ? MTLS : NOT_TLS;
  return modes.has("SIMPLE") || modes.has("MUTUAL") || modes.has("PASSTHROUGH") ? PLAINTEXT : NOT_TLS;
}

/**
 * How a connection comes about, and why not: what the client's proxy sends (by DestinationRule, else by auto mTLS) against what
 * the server's accepts (by PeerAuthentication, at a gateway by its servers). `mtls` is false for TLS that is not the mesh's own.
 * A closed connection is UC at the client, TLS that meets none, or none that meets TLS of its kind, UF.
 * https://istio.io/latest/docs/concepts/security/#mutual-tls-authentication and
 * https://istio.io/latest/docs/ops/configuration/traffic-management/tls-configuration/
 */
export function handshake(world: MeshWorld, connection: Connection): Handshake {
  if (isTunnelled(connection)) return MTLS;
  const { server, port } = connection;
  const sent = sentBy(world, connection);
  switch (server.end.dataPlane) {
    case "sidecar":
      return intoSidecar(world, connection, sent);
    case "gateway":
      return intoGateway(world, connection, sent);
    case "ztunnel":
      return peerMode(world, server, port) === "STRICT" ? CLOSED : PLAINTEXT;
    case "waypoint":
      return CLOSED;
    case "none":
      if (sent === "plaintext") return PLAINTEXT;
      return sent === "tls" && speaksTls(world, server, port) ? PLAINTEXT : NOT_TLS;
  }
}
