import { jsonAt, objectsIn, textOr } from "../../world/read-json";
import type { MeshWorld } from "../model/mesh-world";
import { objectRef } from "../model/object-ref";
import { perWorld } from "../model/per-world";
import type { PodGroup } from "../model/pod-group";
import { gatewayServers } from "../routing/gateway-servers";

const modesByServer = perWorld(
  (world): ReadonlyMap<string, string> =>
    new Map(
      world
        .objects("networking.istio.io", "Gateway")
        .flatMap((gateway) =>
          objectsIn(jsonAt(gateway, "spec", "servers")).map(
            (server, index) =>
              [objectRef(gateway, `spec.servers[${index}]`), textOr(jsonAt(server, "tls", "mode"))] as const,
          ),
        ),
    ),
);

/**
 * The TLS modes of the servers that a gateway's pods have at a port, "" among them for a server without TLS.
 * https://istio.io/latest/docs/reference/config/networking/gateway/#ServerTLSSettings-TLSmode
 */
export function gatewayTlsModes(world: MeshWorld, gateway: PodGroup, port: number): ReadonlySet<string> {
  const modes = modesByServer(world);
  return new Set(gatewayServers(world, gateway, port).map(({ ref }) => modes.get(ref) ?? ""));
}
