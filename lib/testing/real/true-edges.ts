import type { FlowEnd, MeshFlow } from "@/lib/demo/traffic/model/mesh-flow";

export type GraphType = "workload" | "app" | "versionedApp" | "service";

/** What truly flows along one edge, per second. */
export interface EdgeRates {
  readonly requests: number;
  readonly errors: number;
  readonly bytesToServer: number;
  readonly bytesToClient: number;
}

/**
 * The edges a graph of the given type must show for these flows, by "source > target : protocol". Written from what the
 * graph promises, without any of the dashboard's own code. A flow that no proxy reports cannot be shown, and one that only
 * ztunnels report is shown as the connections they see.
 */
export function trueEdges(flows: readonly MeshFlow[], type: GraphType): ReadonlyMap<string, EdgeRates> {
  const reported = flows.filter(
    (flow) => flow.role === "request" && flow.reports.length > 0 && flow.perSecond > 0,
  );
  const services = servicesByWorkload(reported);
  const edges = new Map<string, EdgeRates>();
  for (const flow of reported) {
    const protocol = seenProtocol(flow);
    const key = `${sourceName(flow, type, services)} > ${targetName(flow, type)} : ${protocol}`;
    const sum = edges.get(key) ?? { requests: 0, errors: 0, bytesToServer: 0, bytesToClient: 0 };
    const tcp = protocol === "tcp";
    edges.set(key, {
      requests: sum.requests + (tcp ? 0 : flow.perSecond),
      errors: sum.errors + (!tcp && isError(flow) ? flow.perSecond : 0),
      bytesToServer: sum.bytesToServer + (tcp ? flow.bytesToServerPerSecond : 0),
      bytesToClient: sum.bytesToClient + (tcp ? flow.bytesToClientPerSecond : 0),
    });
  }
  return edges;
}

/** An HTTP or gRPC call is a connection to those who see no more of it. */
const seenProtocol = ({ protocol, reports }: MeshFlow): MeshFlow["protocol"] =>
  reports.some((report) => report.protocol !== "tcp") ? protocol : "tcp";

function isError(flow: MeshFlow): boolean {
  if (flow.protocol === "grpc" && flow.grpcStatus !== "") return flow.grpcStatus !== "0";
  return flow.code === "0" || flow.code.startsWith("5");
}

const workloadOf = (end: FlowEnd): string => `${end.namespace}/${end.workload}`;

function servicesByWorkload(flows: readonly MeshFlow[]): ReadonlyMap<string, ReadonlySet<string>> {
  const services = new Map<string, Set<string>>();
  for (const { destination, service } of flows) {
    if (destination === null || service.name === "") continue;
    const names = services.get(workloadOf(destination)) ?? new Set();
    services.set(workloadOf(destination), names.add(`${service.namespace}/${service.name}`));
  }
  return services;
}

function endName(end: FlowEnd, type: Exclude<GraphType, "service">): string {
  if (type === "workload") return `workload ${workloadOf(end)}`;
  if (type === "app") return `app ${end.namespace}/${end.canonicalService}`;
  return `versionedApp ${end.namespace}/${end.canonicalService}@${end.canonicalRevision}`;
}

/** A ztunnel knows who calls by the address alone; to any other proxy plain text without metadata comes from nobody known. */
const knowsByAddress = ({ destination }: MeshFlow): boolean => destination?.dataPlane === "ztunnel";

/** A caller without a proxy is known to a server's ztunnel only. */
function sourceName(
  flow: MeshFlow,
  type: GraphType,
  services: ReadonlyMap<string, ReadonlySet<string>>,
): string {
  const { source } = flow;
  if (source.dataPlane === "none" && !knowsByAddress(flow)) return "unknown";
  if (type !== "service") return endName(source, type);
  const behind = services.get(workloadOf(source)) ?? new Set<string>();
  const canonical = `${source.namespace}/${source.canonicalService}`;
  if (behind.has(canonical)) return `service ${canonical}`;
  const [only] = behind;
  return behind.size === 1 && only !== undefined ? `service ${only}` : `workload ${workloadOf(source)}`;
}

function targetName(flow: MeshFlow, type: GraphType): string {
  const { destination, service } = flow;
  const { name: serviceName, namespace: serviceNamespace, host } = service;
  if (serviceName === "PassthroughCluster") return "passthrough";
  if (serviceName === "BlackHoleCluster") return "blackHole";
  // A client's sidecar names what it has no route for by the Host header.
  if (serviceName === "" && destination === null)
    return flow.source.dataPlane === "sidecar" && flow.protocol !== "tcp" ? `external /${host}` : "unknown";
  if (destination !== null && type !== "service") return endName(destination, type);
  return serviceName === host
    ? `serviceEntry ${serviceNamespace}/${host}`
    : `service ${serviceNamespace}/${serviceName}`;
}
