import type { FlowEnd, MeshFlow } from "@/lib/demo/traffic/mesh-flow";

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
 * graph promises, without any of the dashboard's own code. A flow that no proxy reports cannot be shown.
 */
export function trueEdges(flows: readonly MeshFlow[], type: GraphType): ReadonlyMap<string, EdgeRates> {
  const reported = flows.filter((flow) => flow.reporters.length > 0 && flow.perSecond > 0);
  const services = servicesByWorkload(reported);
  const edges = new Map<string, EdgeRates>();
  for (const flow of reported) {
    const key = `${sourceName(flow, type, services)} > ${targetName(flow, type)} : ${flow.protocol}`;
    const sum = edges.get(key) ?? { requests: 0, errors: 0, bytesToServer: 0, bytesToClient: 0 };
    const tcp = flow.protocol === "tcp";
    edges.set(key, {
      requests: sum.requests + (tcp ? 0 : flow.perSecond),
      errors: sum.errors + (isError(flow) ? flow.perSecond : 0),
      bytesToServer: sum.bytesToServer + (tcp ? flow.bytesToServerPerSecond : 0),
      bytesToClient: sum.bytesToClient + (tcp ? flow.bytesToClientPerSecond : 0),
    });
  }
  return edges;
}

function isError(flow: MeshFlow): boolean {
  if (flow.protocol === "tcp") return false;
  if (flow.protocol === "grpc" && flow.grpcStatus !== "") return flow.grpcStatus !== "0";
  return flow.code === "0" || flow.code.startsWith("5");
}

const workloadOf = (end: FlowEnd): string => `${end.namespace}/${end.workload}`;

function servicesByWorkload(flows: readonly MeshFlow[]): ReadonlyMap<string, ReadonlySet<string>> {
  const services = new Map<string, Set<string>>();
  for (const { destination, serviceName, serviceNamespace } of flows) {
    if (destination === null || serviceName === "") continue;
    const names = services.get(workloadOf(destination)) ?? new Set();
    services.set(workloadOf(destination), names.add(`${serviceNamespace}/${serviceName}`));
  }
  return services;
}

function endName(end: FlowEnd, type: Exclude<GraphType, "service">): string {
  if (type === "workload") return `workload ${workloadOf(end)}`;
  if (type === "app") return `app ${end.namespace}/${end.canonicalService}`;
  return `versionedApp ${end.namespace}/${end.canonicalService}@${end.canonicalRevision}`;
}

/** A caller without a proxy is known to nobody: its server's proxy sees plain text without metadata. */
function sourceName(
  flow: MeshFlow,
  type: GraphType,
  services: ReadonlyMap<string, ReadonlySet<string>>,
): string {
  const { source } = flow;
  if (!source.proxied) return "unknown";
  if (type !== "service") return endName(source, type);
  const behind = services.get(workloadOf(source)) ?? new Set<string>();
  const canonical = `${source.namespace}/${source.canonicalService}`;
  if (behind.has(canonical)) return `service ${canonical}`;
  const [only] = behind;
  return behind.size === 1 && only !== undefined ? `service ${only}` : `workload ${workloadOf(source)}`;
}

function targetName(flow: MeshFlow, type: GraphType): string {
  const { destination, serviceName, serviceNamespace, host } = flow;
  if (serviceName === "PassthroughCluster") return "passthrough";
  if (serviceName === "BlackHoleCluster") return "blackHole";
  if (serviceName === "" && destination === null) return "unknown";
  if (destination !== null && type !== "service") return endName(destination, type);
  return serviceName === host
    ? `serviceEntry ${serviceNamespace}/${host}`
    : `service ${serviceNamespace}/${serviceName}`;
}
