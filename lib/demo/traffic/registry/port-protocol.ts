import type { CallProtocol } from "../model/call";
import type { MeshFlow } from "../model/mesh-flow";
import type { MeshWorld } from "../model/mesh-world";
import type { PodGroup } from "../model/pod-group";
import { findService } from "./find-service";

type Target = { readonly host: string; readonly port: number } & (
  { readonly call: { readonly protocol: CallProtocol } } | { readonly protocol: CallProtocol }
);

/**
 * The protocol a proxy takes a call for, as telemetry reports it: HTTP and gRPC are seen on ports that are declared to speak
 * HTTP or declare nothing; on a port declared tcp, tls, mongo, … and of TLS the proxy sees connections only.
 * https://istio.io/latest/docs/ops/configuration/traffic-management/protocol-selection/
 */
export function portProtocol(world: MeshWorld, client: PodGroup, target: Target): MeshFlow["protocol"] {
  const protocol = "call" in target ? target.call.protocol : target.protocol;
  if (protocol === "tcp" || protocol === "tls") return "tcp";
  const found = findService(world, client, target);
  const declared = found?.service.ports.find(({ number }) => number === target.port)?.protocol ?? "auto";
  return declared === "tcp" || declared === "tls" ? "tcp" : protocol;
}
