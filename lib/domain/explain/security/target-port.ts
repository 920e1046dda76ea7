import type { MeshWorkload } from "../../routing/mesh-workload";
import { knownServices, type KnownPort } from "../destination/known-services";
import type { ExplainMesh } from "../explain-mesh";
import type { ExplainCall, RoutedTarget } from "../routed";

type Target = Pick<RoutedTarget, "host" | "port">;

/** The port of the service that a target names; null where the cluster knows none. */
export function servicePortOf({ routing }: ExplainMesh, { host, port }: Target): KnownPort | null {
  const [service] = knownServices(routing.snapshot).named(host);
  return service?.ports.find(({ number }) => number === port) ?? null;
}

/** The port that a workload listens on for a target: the target's own where the service does not say another. */
export function targetPortOf(mesh: ExplainMesh, target: Target, server: MeshWorkload): number {
  const found = servicePortOf(mesh, target)?.targetPort ?? target.port;
  return typeof found === "number" ? found : (server.namedPorts[found] ?? target.port);
}

/** A call as the proxy that listens for a target sees it: on a port that is declared to speak no HTTP, a connection only. */
export function seenCall(mesh: ExplainMesh, target: Target, call: ExplainCall): ExplainCall {
  const declared = servicePortOf(mesh, target)?.protocol;
  const opaque = (declared === "tcp" || declared === "tls") && call.protocol !== "tls";
  return opaque ? { ...call, protocol: "tcp" } : call;
}
