import { serviceOfHost } from "../mesh/hosts/service-of-host";
import type { Peer } from "../policy/flow-facts";
import type { PolicyService } from "../policy/policy-target";
import type { MeshWorkload } from "../routing/mesh-workload";
import type { MeshRouting } from "../routing/mesh-routing";
import type { RoutedHosts } from "../routing/routed-hosts";
import { targetPort } from "../routing/service-registry";
import { HIDDEN_NAME } from "../graph/flow";
import type { ObservedFlow } from "./observed-flow";

const USE_WAYPOINT = "istio.io/use-waypoint";

/** The workloads at the ends of a flow, and the waypoint that passed it on. */
export interface EndsOfFlow {
  /** null for a caller that the cluster does not know. */
  readonly client: MeshWorkload | null;
  /** null where requests reached no workload. */
  readonly server: MeshWorkload | null;
  readonly waypoint: MeshWorkload | null;
  /** The services that may have been called; their policies count at the waypoint. */
  readonly services: readonly PolicyService[];
}

/** Of a flow through a waypoint the services whose routes lead to the one that telemetry names, which else was called itself. */
function servicesOf(flow: ObservedFlow, routed: RoutedHosts): readonly PolicyService[] {
  const named = { namespace: flow.serviceNamespace, name: flow.serviceName };
  if (!flow.viaWaypoint) return [named];
  const leading = [...routed]
    .filter(([host, to]) => host !== flow.host && to.has(flow.host))
    .flatMap(([host]) => serviceOfHost(host) ?? []);
  return leading.length > 0 ? leading : [named];
}

/** https://istio.io/latest/docs/ambient/usage/waypoint/#useawaypoint */
function waypointOf(
  { snapshot, registry }: MeshRouting,
  flow: ObservedFlow,
  services: readonly PolicyService[],
): MeshWorkload | null {
  if (!flow.viaWaypoint) return null;
  const { serviceNamespace: namespace } = flow;
  const waypoints = registry.workloads
    .inNamespace(namespace)
    .filter(({ dataPlane }) => dataPlane === "waypoint");
  const labelled = services.map(
    (service) => snapshot.get("Service", service.namespace, service.name)?.meta.labels[USE_WAYPOINT],
  );
  const ofNamespace = snapshot.get("Namespace", "", namespace)?.meta.labels[USE_WAYPOINT];
  const named = labelled.find((name) => name !== undefined) ?? ofNamespace;
  return waypoints.find(({ workload }) => workload === named) ?? waypoints[0] ?? null;
}

/** The ends of a flow as the cluster knows them; null where no proxy of it lets the flow in. */
export function endsOfFlow(mesh: MeshRouting, flow: ObservedFlow, routed: RoutedHosts): EndsOfFlow | null {
  const { workloads } = mesh.registry;
  const services = servicesOf(flow, routed);
  const waypoint = waypointOf(mesh, flow, services);
  const server = workloads.get(flow.destination.namespace, flow.destination.workload) ?? null;
  const client = workloads.get(flow.caller.namespace, flow.caller.workload) ?? null;
  return server || waypoint ? { client, server, waypoint, services } : null;
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
  server: MeshWorkload | null,
  special: readonly number[],
): readonly (number | null)[] {
  if (!server) return [null];
  const registered = mesh.registry.find(host);
  const ports = registered?.ports.map((port) => targetPort(port, server)) ?? [];
  return ports.length > 0 ? [...new Set(ports)] : [null, ...special];
}
