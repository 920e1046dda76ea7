import type { DataPlane, MeshWorkload } from "../routing/mesh-workload";
import type { Sent } from "./accepts";
import type { PeerMode } from "./peer-mode";

interface Connection {
  /** null for a caller nobody knows. */
  readonly client: MeshWorkload | null;
  readonly server: MeshWorkload;
  /** The TLS mode of the client's DestinationRule; null leaves it to auto mTLS. */
  readonly tls: string | null;
  /** What the server's proxy accepts. */
  readonly mode: PeerMode;
  /** Whether sidecars choose mutual TLS by themselves (MeshConfig enableAutoMtls); they do where nothing is said. */
  readonly autoMtls?: boolean;
}

const AMBIENT: ReadonlySet<DataPlane> = new Set<DataPlane>(["ztunnel", "waypoint"]);

/** https://istio.io/latest/docs/ambient/architecture/hbone/ */
function isTunnelled(client: DataPlane, server: DataPlane): boolean {
  if (server === "none" || server === "gateway") return false;
  return AMBIENT.has(client) || AMBIENT.has(server);
}

/**
 * What a client's proxy sends a server: by its DestinationRule, else mutual TLS where the server has a proxy that does not
 * disable it (auto mTLS). Between two ends of the ambient mesh it is always mutual TLS.
 * https://istio.io/latest/docs/ops/configuration/traffic-management/tls-configuration/#auto-mtls
 */
export function sentBy({ client, server, tls, mode, autoMtls = true }: Connection): Sent {
  if (!client || client.dataPlane === "none") return "plaintext";
  if (isTunnelled(client.dataPlane, server.dataPlane)) return "mutualTls";
  if (AMBIENT.has(client.dataPlane)) return "plaintext";
  if (tls === null) {
    const wanted = autoMtls && server.dataPlane === "sidecar" && mode !== "DISABLE";
    return wanted ? "mutualTls" : "plaintext";
  }
  if (tls === "DISABLE") return "plaintext";
  return tls === "ISTIO_MUTUAL" ? "mutualTls" : "tls";
}
