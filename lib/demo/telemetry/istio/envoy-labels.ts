import type { Labels } from "../../promql/labels";
import type { FlowReport, MeshFlow } from "../../traffic/model/mesh-flow";
import { isMutual, seenEnds, serviceLabels, sourceLabels, UNKNOWN } from "./peer-labels";

/** The labels of the peers alone, in Istio's order; with the reporter all that the gRPC message counters carry. */
export function envoyPeerLabels(flow: MeshFlow, report: FlowReport): Labels {
  const { source, destination } = seenEnds(flow, report);
  const service = serviceLabels(flow, report);
  return {
    reporter: report.reporter,
    ...sourceLabels(source),
    destination_workload: destination.workload,
    destination_workload_namespace: destination.namespace,
    destination_principal: destination.principal,
    destination_app: destination.app,
    destination_version: destination.version,
    destination_service: service["destination_service"] ?? UNKNOWN,
    destination_canonical_service: destination.canonicalService,
    destination_canonical_revision: destination.canonicalRevision,
    destination_service_name: service["destination_service_name"] ?? UNKNOWN,
    destination_service_namespace: service["destination_service_namespace"] ?? UNKNOWN,
    destination_cluster: destination.cluster,
  };
}

function securityPolicy(flow: MeshFlow, report: FlowReport): string {
  if (report.reporter === "source") return UNKNOWN;
  return isMutual(flow, report) ? "mutual_tls" : "none";
}

/**
 * All labels of Istio's standard metrics as a sidecar, a gateway or a waypoint writes them, in Istio's order. A client's proxy
 * never knows the security policy. https://istio.io/latest/docs/reference/config/metrics/
 */
export const envoyLabels = (flow: MeshFlow, report: FlowReport): Labels => ({
  ...envoyPeerLabels(flow, report),
  request_protocol: report.protocol,
  ...(report.protocol === "tcp" ? {} : { response_code: flow.code, grpc_response_status: flow.grpcStatus }),
  response_flags: flow.flags === "" ? "-" : flow.flags,
  connection_security_policy: securityPolicy(flow, report),
});
