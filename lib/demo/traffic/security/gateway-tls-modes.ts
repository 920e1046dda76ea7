import { jsonAt, objectsIn, textOr } from "../../world/read-json";
import { selectsLabels } from "../gateway-api/selects-labels";
import type { MeshWorld } from "../model/mesh-world";
import type { PodGroup } from "../model/pod-group";

/**
 * The TLS modes of the servers of Istio's Gateways that a gateway's pods serve on a port, "" among them for a server without TLS.
 * https://istio.io/latest/docs/reference/config/networking/gateway/#ServerTLSSettings-TLSmode
 */
export function gatewayTlsModes(world: MeshWorld, gateway: PodGroup, port: number): ReadonlySet<string> {
  const modes = world
    .objects("networking.istio.io", "Gateway")
    .filter((one) => selectsLabels({ matchLabels: jsonAt(one, "spec", "selector") }, gateway.labels))
    .flatMap((one) => objectsIn(jsonAt(one, "spec", "servers")))
    .filter((server) => jsonAt(server, "port", "number") === port)
    .map((server) => textOr(jsonAt(server, "tls", "mode")));
  return new Set(modes);
}
