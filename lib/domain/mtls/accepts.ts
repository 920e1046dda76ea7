import type { DataPlane } from "../routing/mesh-workload";
import type { PeerMode } from "./peer-mode";

/** What a client sends: mutual TLS of the mesh, nothing of the kind, or TLS of its own. */
export type Sent = "mutualTls" | "plaintext" | "tls";

/**
 * Whether a server takes a connection: one without a proxy takes no mutual TLS, STRICT nothing else, DISABLE none.
 * https://istio.io/latest/docs/reference/config/security/peer_authentication/#PeerAuthentication-MutualTLS-Mode
 */
export function accepts(server: DataPlane, mode: PeerMode, sent: Sent): boolean {
  if (server === "none") return sent !== "mutualTls";
  if (sent === "mutualTls") return mode !== "DISABLE";
  return mode !== "STRICT";
}
