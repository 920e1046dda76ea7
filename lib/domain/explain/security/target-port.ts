import type { MeshWorkload } from "../../routing/mesh-workload";
import { knownServices, type KnownPort } from "../destination/known-services";
import type { ExplainMesh } from "../explain-mesh";
import type { RoutedTarget } from "../routed";

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
