import type { Labels } from "../../promql/labels";
import type { FlowReport, MeshFlow } from "../../traffic/model/mesh-flow";
import { isMutual, seenEnds, serviceLabels, sourceLabels, UNKNOWN } from "./peer-labels";

/** What ztunnel gives as the reason of a connection that failed; flags of other proxies are none of its own. */
const ZTUNNEL_FLAGS: ReadonlySet<string> = new Set([
  "DENY",
  "CONNECT",
  "TLS_FAILURE",
  "H2_HANDSHAKE_FAILURE",
  "NETWORK_POLICY",
  "IDENTITY_ERROR",
  "CERT_REVOKED",
]);

/** ztunnel's flag of a flow, "-" where the connection was made. */
export const ztunnelFlag = ({ flags }: MeshFlow): string => (ZTUNNEL_FLAGS.has(flags) ? flags : "-");

/**
 * The labels of ztunnel's connection metrics, in its order: https://github.com/istio/ztunnel/blob/master/src/proxy/metrics.rs.
 * A connection is opened without a flag; only its end tells that it failed.
 */
export function ztunnelLabels(flow: MeshFlow, report: FlowReport, flag: string): Labels {
  const { source, destination } = seenEnds(flow, report);
  return {
    reporter: report.reporter,
    ...sourceLabels(source),
    ...serviceLabels(flow, report),
    destination_workload: destination.workload,
    destination_canonical_service: destination.canonicalService,
    destination_canonical_revision: destination.canonicalRevision,
    destination_workload_namespace: destination.namespace,
    destination_principal: destination.principal,
    destination_app: destination.app,
    destination_version: destination.version,
    destination_cluster: destination.cluster,
    request_protocol: "tcp",
    response_flags: flag,
    connection_security_policy: isMutual(flow, report) ? "mutual_tls" : UNKNOWN,
  };
}
