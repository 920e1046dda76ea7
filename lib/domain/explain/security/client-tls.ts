import type { ObjectRef } from "../../mesh/object-ref";
import { callerOf } from "../caller-of";
import { knownServices } from "../destination/known-services";
import type { MeshWorkload } from "../../routing/mesh-workload";
import { tlsMode, trafficPolicy } from "../../routing/traffic-policy";
import type { ExplainMesh } from "../explain-mesh";
import type { RoutedTarget } from "../routed";
import { refOf } from "../step";

/** What a client's DestinationRule says of TLS towards a target. */
export interface ClientTls {
  readonly by: ObjectRef;
  readonly mode: string;
}

/**
 * The TLS mode of the DestinationRule that a client's proxy obeys for a target, from its subset and port; null where it leaves
 * that to auto mTLS. A ztunnel and a client without a proxy obey none.
 * https://istio.io/latest/docs/reference/config/networking/destination-rule/#ClientTLSSettings
 */
export function clientTls(
  { routing }: ExplainMesh,
  client: MeshWorkload | null,
  { host, port, subset }: Pick<RoutedTarget, "host" | "port" | "subset">,
): ClientTls | null {
  if (!client || client.dataPlane === "none" || client.dataPlane === "ztunnel") return null;
  const [service] = knownServices(routing.snapshot).named(host);
  const rules = routing.rules.for(callerOf(client), host, service?.namespace ?? client.namespace);
  const mode = rules && tlsMode(trafficPolicy(rules, subset, port));
  return rules && mode !== null ? { by: refOf(rules.rule), mode } : null;
}
