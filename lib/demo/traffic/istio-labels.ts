import type { Labels } from "../promql/labels";
import type { FlowEnd, FlowReporter, MeshFlow } from "./mesh-flow";

/** The cluster's name in telemetry (Istio's default cluster id). */
export const CLUSTER = "Kubernetes";
const UNKNOWN = "unknown";

const known = (value: string): string => (value === "" ? UNKNOWN : value);
const principal = (end: FlowEnd, mtls: boolean): string =>
  mtls ? `spiffe://cluster.local/ns/${end.namespace}/sa/${end.serviceAccount}` : UNKNOWN;

/** How a proxy writes an end it knows nothing about. */
const UNKNOWN_END = {
  workload: UNKNOWN,
  canonicalService: UNKNOWN,
  canonicalRevision: "latest",
  namespace: UNKNOWN,
  principal: UNKNOWN,
  app: UNKNOWN,
  version: UNKNOWN,
  cluster: UNKNOWN,
};

function seenEnd(end: FlowEnd | null, mtls: boolean): typeof UNKNOWN_END {
  if (!end) return UNKNOWN_END;
  const { workload, canonicalService, canonicalRevision, namespace, proxied } = end;
  return {
    workload,
    canonicalService,
    canonicalRevision,
    namespace,
    principal: principal(end, mtls),
    // Plain pod labels are told by the end's own proxy only.
    app: proxied ? known(end.app) : UNKNOWN,
    version: proxied ? known(end.version) : UNKNOWN,
    cluster: CLUSTER,
  };
}

function sourceLabels(end: FlowEnd | null, mtls: boolean): Labels {
  const seen = seenEnd(end, mtls);
  return {
    source_workload: seen.workload,
    source_canonical_service: seen.canonicalService,
    source_canonical_revision: seen.canonicalRevision,
    source_workload_namespace: seen.namespace,
    source_principal: seen.principal,
    source_app: seen.app,
    source_version: seen.version,
    source_cluster: seen.cluster,
  };
}

function destinationLabels(flow: MeshFlow): Labels {
  const seen = seenEnd(flow.destination, flow.mtls);
  return {
    destination_workload: seen.workload,
    destination_workload_namespace: seen.namespace,
    destination_principal: seen.principal,
    destination_app: seen.app,
    destination_version: seen.version,
    destination_service: known(flow.host),
    destination_canonical_service: seen.canonicalService,
    destination_canonical_revision: seen.canonicalRevision,
    destination_service_name: known(flow.serviceName),
    destination_service_namespace: known(flow.serviceNamespace),
    destination_cluster: seen.cluster,
  };
}

/** The peer labels alone, in Istio's order; all that the gRPC message counters carry. */
export function peerLabels(flow: MeshFlow, reporter: FlowReporter): Labels {
  // A server's proxy learns who calls from the peer's certificate or, on HTTP, from headers the peer's proxy adds.
  const sourceKnown =
    reporter === "source" || (flow.source.proxied && (flow.mtls || flow.protocol !== "tcp"));
  return {
    reporter,
    ...sourceLabels(sourceKnown ? flow.source : null, flow.mtls),
    ...destinationLabels(flow),
  };
}

/**
 * All labels of Istio's standard metrics in Istio's order. A client's proxy never knows the security policy.
 * https://istio.io/latest/docs/reference/config/metrics/
 */
export function istioLabels(flow: MeshFlow, reporter: FlowReporter): Labels {
  const atServer = flow.mtls ? "mutual_tls" : "none";
  return {
    ...peerLabels(flow, reporter),
    request_protocol: flow.protocol,
    ...(flow.protocol === "tcp" ? {} : { response_code: flow.code, grpc_response_status: flow.grpcStatus }),
    response_flags: flow.flags === "" ? "-" : flow.flags,
    connection_security_policy: reporter === "source" ? UNKNOWN : atServer,
  };
}

/** The labels that scraping a pod adds. */
export function targetLabels(end: FlowEnd): Labels {
  return {
    ...(end.app === "" ? {} : { app: end.app }),
    ...(end.version === "" ? {} : { version: end.version }),
    namespace: end.namespace,
    pod: end.pod,
    instance: `${end.address}:15020`,
    job: "kubernetes-pods",
  };
}
