import type { DataPlane } from "../routing/mesh-workload";
import type { PeerMode } from "./peer-mode";

/** What a client sends: mutual TLS of the mesh, nothing of the kind, or TLS of its own. */
export type Sent = "mutualTls" | "plaintext" | "tls";

/**
 * Whether a server takes a connection: one without a proxy takes no mutual TLS, STRICT nothing else, DISABLE none; a ztunnel
 * takes its tunnels whatever is said.
 * https://istio.io/latest/docs/reference/config/security/peer_authentication/#PeerAuthentication-MutualTLS-Mode
 * and https://istio.io/latest/docs/ambient/usage/l4-policy/#peer-authentication
 */
export function accepts(server: DataPlane, mode: PeerMode, sent: Sent): boolean {
  if (server === "none") return sent !== "mutualTls";
  if (sent === "mutualTls") return mode !== "DISABLE" || server === "ztunnel";
  return mode !== "STRICT";
}
