import type { CalledService, Flow } from "../graph/flow";
import { reconcile } from "../graph/reconcile";
import { errorRate, type Report } from "../graph/report";
import type { TelemetryRow } from "../graph/telemetry-row";
import { isWaypointGateway } from "../mesh/resources/gateway";
import type { ClusterSnapshot } from "../mesh/cluster-snapshot";
import { serviceHost } from "../mesh/hosts/resolve-host";
import type { ObservedFlow } from "./observed-flow";

const SCHEME = "spiffe://";

/** The identities of callers by namespace and workload, as any row names them. */
function principals(rows: readonly TelemetryRow[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const { sourceNamespace, sourceWorkload, sourcePrincipal } of rows)
    if (sourcePrincipal.startsWith(SCHEME) && sourceWorkload !== "")
      found.set(`${sourceNamespace}/${sourceWorkload}`, sourcePrincipal.slice(SCHEME.length));
  return found;
}

/** The full host of a service that telemetry names, in lower case; "" for a call by pod address. */
export function hostOfService({ host, name, namespace }: CalledService, snapshot: ClusterSnapshot): string {
  if (name === "") return host.toLowerCase();
  if (snapshot.get("Service", namespace, name)) return serviceHost(namespace, name);
  return (host === "" ? name : host).toLowerCase();
}

function forbidden(report: Report): number {
  const codes = report.codes.filter(({ code }) => code === "403" || code === "7");
  return codes.reduce((sum, { requestsPerSecond }) => sum + requestsPerSecond, 0);
}

function mutualShare({ server, waypoint }: Flow): number | null {
  for (const report of [server, waypoint]) {
    const told = report ? report.mutualTls + report.plaintext : 0;
    if (report && told > 0) return report.mutualTls / told;
  }
  return null;
}

/**
 * The flows that rows of telemetry tell of, each request once. Rates per second: requests, on TCP bytes of both directions.
 * `homeCluster` is the cluster that rows without a cluster are of.
 */
export function observedFlows(
  rows: readonly TelemetryRow[],
  snapshot: ClusterSnapshot,
  homeCluster: string,
): readonly ObservedFlow[] {
  const waypoints = snapshot
    .list("Gateway.gateway.networking.k8s.io")
    .filter(isWaypointGateway)
    .map(({ meta }) => ({ namespace: meta.namespace, workload: meta.name }));
  const identities = principals(rows);
  return reconcile(rows, { homeCluster, waypoints }).flatMap((flow) => {
    const { edge, source, destination, protocol, service } = flow;
    const isTcp = protocol === "tcp";
    const rate = isTcp ? edge.totals.tcpToServer + edge.totals.tcpToClient : edge.totals.requests;
    if (!(rate > 0)) return [];
    return {
      caller: source,
      principal: identities.get(`${source.namespace}/${source.workload}`) ?? "",
      host: hostOfService(service, snapshot),
      serviceNamespace: service.namespace,
      serviceName: service.name,
      destination,
      protocol,
      unit: isTcp ? "bytes" : "requests",
      rate,
      errorsPerSecond: isTcp ? 0 : errorRate(edge, protocol),
      forbiddenPerSecond: isTcp ? 0 : forbidden(edge),
      mutualShare: mutualShare(flow),
      viaWaypoint: flow.waypoint !== null,
    } satisfies ObservedFlow;
  });
}
