import type { DataPlane } from "../model/data-plane";
import type { FlowEnd, FlowReport, FlowReporter } from "../model/mesh-flow";
import type { PodGroup } from "../model/pod-group";

/** The way of a flow and where on it, if anywhere, it was turned away. */
export interface FlowPath {
  readonly client: PodGroup;
  /** null where it reached no workload of the cluster. */
  readonly server: PodGroup | null;
  /** The waypoint between them, null without one. */
  readonly waypoint: PodGroup | null;
  readonly protocol: FlowReport["protocol"];
  readonly refused: "" | "atClient" | "atWaypoint" | "atServerConnection" | "atServer";
  /** A proxy counts plaintext as it counts mutual TLS: this decides who the ends say they are, not who reports. */
  readonly mtls: boolean;
}

interface Told {
  readonly reporter: FlowReporter;
  readonly by: FlowEnd;
  readonly source: FlowEnd;
  readonly destination: FlowEnd | null;
}

const REPORTS_AS_CLIENT: ReadonlySet<DataPlane> = new Set(["sidecar", "gateway", "ztunnel"]);

/** ztunnel sees connections, whatever is sent on them. */
const report = (told: Told, protocol: FlowPath["protocol"]): FlowReport => ({
  ...told,
  protocol: told.by.dataPlane === "ztunnel" ? "tcp" : protocol,
});

function byClient({ client, server, waypoint }: FlowPath): readonly Told[] {
  const { end } = client;
  if (!REPORTS_AS_CLIENT.has(end.dataPlane)) return [];
  const destination = waypoint?.end ?? server?.end ?? null;
  return [{ reporter: "source", by: end, source: end, destination }];
}

function byWaypoint({ client, server, waypoint, refused }: FlowPath): readonly Told[] {
  if (!waypoint || refused === "atClient") return [];
  const { end } = waypoint;
  return [{ reporter: "waypoint", by: end, source: client.end, destination: server?.end ?? null }];
}

function byServer({ client, server, waypoint, refused }: FlowPath): readonly Told[] {
  if (!server || refused === "atClient" || refused === "atWaypoint") return [];
  const { end } = server;
  if (end.dataPlane !== "sidecar" && end.dataPlane !== "ztunnel") return [];
  // Envoy has no listener filter chain for what it does not accept and counts nothing; ztunnel counts what it refuses.
  if (refused === "atServerConnection" && end.dataPlane === "sidecar") return [];
  const source = waypoint?.end ?? client.end;
  return [{ reporter: "destination", by: end, source, destination: end }];
}

/**
 * Which proxies tell of a flow and how each names its ends. A client's proxy names the waypoint it sends to as the destination, a
 * server's proxy the waypoint it receives from as the source; only the waypoint itself names both true ends. A gateway reports
 * what it sends on, not what it receives. A pod without a proxy tells nothing.
 * https://istio.io/latest/docs/reference/config/metrics/
 */
export const flowReports = (path: FlowPath): readonly FlowReport[] =>
  [...byClient(path), ...byWaypoint(path), ...byServer(path)].map((told) => report(told, path.protocol));
