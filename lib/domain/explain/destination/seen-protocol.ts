import type { MeshRouting } from "../../routing/mesh-routing";
import type { ExplainCall } from "../routed";
import { findService, type Seeker } from "./find-service";

/**
 * The protocol that a proxy takes a call for: on a port that is declared to speak something else than HTTP a connection,
 * whatever its bytes are. https://istio.io/latest/docs/ops/configuration/traffic-management/protocol-selection/
 */
export function seenProtocol(
  mesh: MeshRouting,
  seeker: Seeker,
  { host, port, protocol }: Pick<ExplainCall, "host" | "port" | "protocol">,
  completes = true,
): ExplainCall["protocol"] {
  if (protocol === "tcp" || protocol === "tls") return protocol;
  const found = findService(mesh, seeker, { host, port, completes });
  const declared = found?.service.ports.find(({ number }) => number === port)?.protocol;
  return declared === "tcp" || declared === "tls" ? "tcp" : protocol;
}
