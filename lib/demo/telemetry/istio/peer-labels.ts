import type { Labels } from "../../promql/labels";
import type { FlowEnd, FlowReport, MeshFlow } from "../../traffic/model/mesh-flow";

/** The cluster's name in telemetry (Istio's default cluster id). */
const CLUSTER = "Kubernetes";
export const UNKNOWN = "unknown";

export const known = (value: string): string => (value === "" ? UNKNOWN : value);

/** A source or destination as a proxy writes it. */
export interface SeenEnd {
  readonly workload: string;
  readonly canonicalService: string;
  readonly canonicalRevision: string;
  readonly namespace: string;
  readonly principal: string;
  readonly app: string;
  readonly version: string;
  readonly cluster: string;
}

/** How a proxy writes an end it knows nothing about. */
const UNKNOWN_END: SeenEnd = {
  workload: UNKNOWN,
  canonicalService: UNKNOWN,
  canonicalRevision: "latest",
  namespace: UNKNOWN,
  principal: UNKNOWN,
  app: UNKNOWN,
  version: UNKNOWN,
  cluster: UNKNOWN,
};

type AppAndVersion = Pick<SeenEnd, "app" | "version">;

/** Plain pod labels are told by the end's own Envoy only; of an end behind a ztunnel the canonical names stand for them. */
function appAndVersion({
  dataPlane,
  app,
  version,
  canonicalService,
  canonicalRevision,
}: FlowEnd): AppAndVersion {
  if (dataPlane === "none") return { app: UNKNOWN, version: UNKNOWN };
  if (dataPlane === "ztunnel") return { app: known(canonicalService), version: known(canonicalRevision) };
  return { app: known(app), version: known(version) };
}

function seenByEnvoy(end: FlowEnd | null, mtls: boolean): SeenEnd {
  if (!end) return UNKNOWN_END;
  const { workload, canonicalService, canonicalRevision, namespace, serviceAccount } = end;
  return {
    workload,
    canonicalService,
    canonicalRevision,
    namespace,
    principal: mtls ? principal(namespace, serviceAccount) : UNKNOWN,
    ...appAndVersion(end),
    cluster: CLUSTER,
  };
}

/** ztunnel learns workloads from istiod, not from their proxies. */
function seenByZtunnel(end: FlowEnd | null, mtls: boolean): SeenEnd {
  if (!end) return { ...UNKNOWN_END, canonicalRevision: UNKNOWN };
  return { ...seenByEnvoy(end, mtls), ...appAndVersion({ ...end, dataPlane: "ztunnel" }) };
}

const principal = (namespace: string, serviceAccount: string): string =>
  `spiffe://cluster.local/ns/${namespace}/sa/${serviceAccount}`;

/**
 * Whether the connection a report is of has mTLS: what goes to a waypoint goes over HBONE, whatever becomes of it behind.
 * https://istio.io/latest/docs/ambient/architecture/hbone/
 */
export const isMutual = ({ mtls }: MeshFlow, { reporter, destination }: FlowReport): boolean =>
  mtls || reporter === "waypoint" || destination?.dataPlane === "waypoint";

/**
 * Whether the reporter knows who calls. A server's Envoy learns it from the certificate or, on HTTP, from headers that the
 * client's Envoy adds: a client without a proxy stays unknown.
 */
function knowsSource({ reporter, source, protocol }: FlowReport, mtls: boolean): boolean {
  if (reporter === "source" || mtls) return true;
  return protocol !== "tcp" && (source.dataPlane === "sidecar" || source.dataPlane === "gateway");
}

/** The two ends of a report as its proxy writes them. */
export function seenEnds(
  flow: MeshFlow,
  report: FlowReport,
): { readonly source: SeenEnd; readonly destination: SeenEnd } {
  const mtls = isMutual(flow, report);
  if (report.by.dataPlane === "ztunnel")
    return {
      source: seenByZtunnel(report.source, mtls),
      destination: seenByZtunnel(report.destination, mtls),
    };
  return {
    source: seenByEnvoy(knowsSource(report, mtls) ? report.source : null, mtls),
    destination: seenByEnvoy(report.destination, mtls),
  };
}

export const sourceLabels = (seen: SeenEnd): Labels => ({
  source_workload: seen.workload,
  source_canonical_service: seen.canonicalService,
  source_canonical_revision: seen.canonicalRevision,
  source_workload_namespace: seen.namespace,
  source_principal: seen.principal,
  source_app: seen.app,
  source_version: seen.version,
  source_cluster: seen.cluster,
});

/**
 * How a proxy names a request for which it has no cluster: a client's sidecar by the Host header, a gateway or waypoint not at
 * all. https://github.com/istio/istio/blob/master/pilot/pkg/model/telemetry.go (disableHostHeaderFallback)
 */
const hostHeader = ({ service }: MeshFlow, { by, protocol }: FlowReport): string =>
  by.dataPlane === "sidecar" && protocol !== "tcp" ? service.host : "";

/** Traffic to an address that is no service passes through the server's proxy as well, which names it from its own side. */
function serviceName(flow: MeshFlow, report: FlowReport): string {
  const { name } = report.service ?? flow.service;
  if (report.reporter === "destination" && name === "PassthroughCluster") return "InboundPassthroughCluster";
  return known(name === "" ? hostHeader(flow, report) : name);
}

/** The service's three labels. */
export function serviceLabels(flow: MeshFlow, report: FlowReport): Labels {
  const { name, host, namespace } = report.service ?? flow.service;
  return {
    destination_service: known(name === "" ? hostHeader(flow, report) : host),
    destination_service_namespace: known(namespace),
    destination_service_name: serviceName(flow, report),
  };
}
