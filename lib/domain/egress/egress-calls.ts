import type { TelemetryRow } from "../graph/telemetry-row";
import { serviceOfHost } from "../mesh/hosts/service-of-host";
import type { ServiceRegistry } from "../routing/service-registry";
import type { EgressHost } from "./egress-verdict";

/** Calls of one workload to one host, as proxies of callers tell of them. */
export interface EgressCall extends Omit<EgressHost, "wouldBeCut" | "because" | "draft"> {
  /** Whether a ztunnel carried it: its own report, or that of the waypoint it handed the call to. */
  readonly ambient: boolean;
  /** Whether the caller runs in another cluster. */
  readonly remote: boolean;
}

interface CallScope {
  readonly registry: ServiceRegistry;
  readonly visible: ReadonlySet<string>;
  /** The cluster that rows without a cluster are of. */
  readonly homeCluster: string;
}

type Seen = Pick<EgressCall, "host" | "state">;

/** Envoy's clusters for what the registry does not name, with suffixes of the address family. */
const PASSTHROUGH = "PassthroughCluster";
const BLACK_HOLE = "BlackHoleCluster";
/** The proxy had no route or no cluster: the request went nowhere. https://www.envoyproxy.io/docs/envoy/latest/configuration/observability/access_log/usage */
const isUnrouted = ({ flags }: TelemetryRow): boolean =>
  flags.split(",").some((flag) => flag === "NR" || flag === "NC");

const named = (host: string): string =>
  host.startsWith(PASSTHROUGH) || host.startsWith(BLACK_HOLE) ? "" : host.toLowerCase();

/** Whether the caller's own proxy tells, or the waypoint between: a ztunnel names the waypoint as where its calls end. */
const isOutward = ({ reporter }: TelemetryRow): boolean => reporter === "source" || reporter === "waypoint";

/** Where a row says a call went; null where that is inside of the mesh, or nowhere. */
function seenOf(row: TelemetryRow, registry: ServiceRegistry): Seen | null {
  const { destinationHost, destinationService, destinationWorkload } = row;
  const host = named(destinationHost);
  if (destinationService.startsWith(PASSTHROUGH)) return { host, state: "passthrough" };
  if (destinationService.startsWith(BLACK_HOLE)) return { host, state: "blocked" };
  if (destinationWorkload !== "" || isUnrouted(row)) return null;
  if (host === "") return row.dataplane === "ztunnel" ? { host, state: "passthrough" } : null;
  const registered = registry.find(host);
  const inside = registered ? registered.selector !== null : serviceOfHost(host) !== null;
  return inside ? null : { host, state: "registered" };
}

const ratesOf = ({ measure, value }: TelemetryRow) => ({
  requestsPerSecond: measure === "requests" ? value : 0,
  bytesPerSecond: measure === "tcpToServer" || measure === "tcpToClient" ? value : 0,
});

/**
 * The calls that leave the mesh, as the proxies of their callers count them: to hosts of ServiceEntries, and to what the registry
 * does not name. https://istio.io/latest/docs/tasks/traffic-management/egress/egress-control/
 */
export function egressCalls(
  rows: readonly TelemetryRow[],
  { registry, visible, homeCluster }: CallScope,
): readonly EgressCall[] {
  const found = new Map<string, EgressCall>();
  for (const row of rows) {
    const { requestsPerSecond, bytesPerSecond } = ratesOf(row);
    if (!isOutward(row) || !(requestsPerSecond + bytesPerSecond > 0)) continue;
    const seen = visible.has(row.sourceNamespace) ? seenOf(row, registry) : null;
    if (!seen) continue;
    const { sourceNamespace: namespace, sourceWorkload: workload, protocol } = row;
    const remote = row.sourceCluster !== "" && row.sourceCluster !== homeCluster;
    const key = JSON.stringify([namespace, workload, remote, seen.state, seen.host, protocol]);
    const held = found.get(key);
    found.set(key, {
      ...seen,
      protocol,
      caller: { namespace, workload },
      ambient: row.dataplane === "ztunnel" || row.reporter === "waypoint",
      remote,
      requestsPerSecond: (held?.requestsPerSecond ?? 0) + requestsPerSecond,
      bytesPerSecond: (held?.bytesPerSecond ?? 0) + bytesPerSecond,
    });
  }
  return [...found.values()];
}
