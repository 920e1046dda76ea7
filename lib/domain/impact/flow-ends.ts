import type { Peer } from "../policy/flow-facts";
import type { MeshWorkload } from "../routing/mesh-workload";
import type { MeshRouting } from "../routing/mesh-routing";
import { targetPort } from "../routing/service-registry";
import { HIDDEN_NAME } from "../graph/flow";
import type { ObservedFlow } from "./observed-flow";

const USE_WAYPOINT = "istio.io/use-waypoint";

/** The workloads at the ends of a flow, and the waypoint that passed it on. */
export interface EndsOfFlow {
  /** null for a caller that the cluster does not know. */
  readonly client: MeshWorkload | null;
  readonly server: MeshWorkload;
  readonly waypoint: MeshWorkload | null;
}

/** https://istio.io/latest/docs/ambient/usage/waypoint/#useawaypoint */
function waypointOf({ snapshot, registry }: MeshRouting, flow: ObservedFlow): MeshWorkload | null {
  if (!flow.viaWaypoint) return null;
  const { serviceNamespace: namespace, serviceName } = flow;
  const waypoints = registry.workloads
    .inNamespace(namespace)
    .filter(({ dataPlane }) => dataPlane === "waypoint");
  const named =
    snapshot.get("Service", namespace, serviceName)?.meta.labels[USE_WAYPOINT] ??
    snapshot.get("Namespace", "", namespace)?.meta.labels[USE_WAYPOINT];
  return waypoints.find(({ workload }) => workload === named) ?? waypoints[0] ?? null;
}

/** The ends of a flow as the cluster knows them; null where the destination is no workload of it. */
export function endsOfFlow(mesh: MeshRouting, flow: ObservedFlow): EndsOfFlow | null {
  const { workloads } = mesh.registry;
  const server = workloads.get(flow.destination.namespace, flow.destination.workload);
  if (!server) return null;
  const client = workloads.get(flow.caller.namespace, flow.caller.workload) ?? null;
  return { client, server, waypoint: waypointOf(mesh, flow) };
}

/** Who calls, as its certificate says; "unknown" where neither telemetry nor the cluster names it. */
export function peerOf({ caller, principal }: ObservedFlow, client: MeshWorkload | null): Peer | "unknown" {
  if (principal !== "") {
    const [, namespace = "", serviceAccount = ""] = /\/ns\/([^/]+)\/sa\/([^/]+)$/.exec(principal) ?? [];
    return { namespace, serviceAccount, principal };
  }
  if (client) return { namespace: client.namespace, serviceAccount: client.serviceAccount, principal: "" };
  const isKnown = caller.namespace !== "" && caller.namespace !== HIDDEN_NAME;
  return isKnown ? { namespace: caller.namespace, serviceAccount: "", principal: "" } : "unknown";
}

/**
 * The ports of a workload that a flow may have gone to: those its service leads to; null stands for one that is not known.
 * `special` are ports that a policy speaks of.
 */
export function portsOfFlow(
  mesh: MeshRouting,
  { host }: ObservedFlow,
  server: MeshWorkload,
  special: readonly number[],
): readonly (number | null)[] {
  const registered = mesh.registry.find(host);
  const ports = registered?.ports.map((port) => targetPort(port, server)) ?? [];
  return ports.length > 0 ? [...new Set(ports)] : [null, ...special];
}
