import { calledService } from "../../graph/called-service";
import { getOrMake } from "../../graph/get-or-make";
import type { TelemetryRow } from "../../graph/telemetry-row";
import { isErrorCode } from "../../health/is-error-code";
import { hostOfService } from "../../impact/observed-flows";
import type { MeshRouting } from "../../routing/mesh-routing";
import type { ObservedMesh } from "../../routing/observed-mesh";
import type { CallerName } from "../mtls-overview";
import type { ToldCalls, WorkloadInbound } from "./told-calls";

/** What was told of the callers of each workload of the cluster. */
export interface InboundTraffic {
  of(workload: CallerName): WorkloadInbound;
}

type OpenCalls = { -readonly [Field in keyof ToldCalls]: ToldCalls[Field] };
type Sides = Record<keyof WorkloadInbound, Map<string, OpenCalls>>;

const SIDES: ReadonlyMap<string, keyof WorkloadInbound> = new Map([
  ["source", "client"],
  ["waypoint", "waypoint"],
  ["destination", "server"],
] as const);
const NOTHING: WorkloadInbound = { server: [], waypoint: [], client: [] };

const noSides = (): Sides => ({ server: new Map(), waypoint: new Map(), client: new Map() });
const keyOf = ({ namespace, workload }: CallerName): string => `${namespace}/${workload}`;
const counts = ({ protocol, measure }: TelemetryRow): boolean =>
  protocol === "tcp" ? measure === "tcpToServer" || measure === "tcpToClient" : measure === "requests";

function failed({ protocol, code, flags }: TelemetryRow): boolean {
  if (protocol === "http" || protocol === "grpc") return isErrorCode(protocol, code);
  return flags !== "";
}

/** A ztunnel names no policy for plain text. https://github.com/istio/ztunnel/blob/master/src/proxy/metrics.rs */
function securityOf({ reporter, securityPolicy, dataplane }: TelemetryRow): "mutual" | "plain" | "untold" {
  if (reporter === "source") return "untold";
  if (securityPolicy === "mutual_tls") return "mutual";
  return securityPolicy === "none" || dataplane === "ztunnel" ? "plain" : "untold";
}

/** By a policy, or on a connection by whatever ended it early; of requests maybe by the application. */
function isForbidden({ protocol, code, flags }: TelemetryRow): boolean {
  if (protocol === "tcp") return flags !== "";
  return code === "403" || (protocol === "grpc" && code === "7");
}

function addTo(calls: OpenCalls, row: TelemetryRow): void {
  const security = securityOf(row);
  calls[security] += row.value;
  if (security === "plain" && isForbidden(row)) calls.forbidden += row.value;
  if (failed(row)) calls.failed += row.value;
}

/** A workload of another cluster may have the name of one here: as a caller it is not known. */
function callerIn(row: TelemetryRow, homeCluster: string): CallerName {
  const isHome = row.sourceCluster === "" || row.sourceCluster === homeCluster;
  return isHome
    ? { namespace: row.sourceNamespace, workload: row.sourceWorkload }
    : { namespace: row.sourceNamespace, workload: "" };
}

function isOfHome({ destinationCluster, destinationWorkload }: TelemetryRow, homeCluster: string): boolean {
  return destinationWorkload !== "" && (destinationCluster === "" || destinationCluster === homeCluster);
}

/** A waypoint tells of the requests whose connections from it the ztunnel behind it tells. */
function settled(sides: Sides, isWaypoint: (caller: CallerName) => boolean): WorkloadInbound {
  const [server, waypoint, client] = [sides.server, sides.waypoint, sides.client].map((calls) => [
    ...calls.values(),
  ]);
  const others = (server ?? []).filter(({ isZtunnel, caller }) => !isZtunnel || !isWaypoint(caller));
  const once = waypoint && waypoint.length > 0 ? others : (server ?? []);
  return { server: once, waypoint: waypoint ?? [], client: client ?? [] };
}

/**
 * Reads from telemetry what each side of the workloads' connections said of mutual TLS. Rows of workloads of other clusters
 * are left out. https://istio.io/latest/docs/reference/config/metrics/#labels
 */
export function inboundTraffic(mesh: ObservedMesh, routing: MeshRouting): InboundTraffic {
  const { rows, homeCluster, snapshot } = mesh;
  const found = new Map<string, Sides>();
  for (const row of rows ?? []) {
    const side = SIDES.get(row.reporter);
    if (!side || !counts(row) || !(row.value > 0) || !isOfHome(row, homeCluster)) continue;
    const caller = callerIn(row, homeCluster);
    const isZtunnel = row.dataplane === "ztunnel";
    const { protocol } = row;
    const host = hostOfService(calledService(row), snapshot);
    const of = getOrMake(found, `${row.destinationNamespace}/${row.destinationWorkload}`, noSides)[side];
    const fresh = (): OpenCalls => ({
      ...{ caller, host, protocol, isZtunnel },
      ...{ mutual: 0, plain: 0, untold: 0, forbidden: 0, failed: 0 },
    });
    addTo(getOrMake(of, [keyOf(caller), host, protocol, isZtunnel].join("\0"), fresh), row);
  }
  const { workloads } = routing.registry;
  const isWaypoint = ({ namespace, workload }: CallerName): boolean =>
    workloads.get(namespace, workload)?.dataPlane === "waypoint";
  const inbound = new Map([...found].map(([key, sides]) => [key, settled(sides, isWaypoint)]));
  return { of: (workload) => inbound.get(keyOf(workload)) ?? NOTHING };
}
