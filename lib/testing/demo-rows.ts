import type { Labels } from "@/lib/demo/promql/labels";
import { envoyLabels } from "@/lib/demo/telemetry/istio/envoy-labels";
import { ztunnelFlag, ztunnelLabels } from "@/lib/demo/telemetry/istio/ztunnel-labels";
import type { FlowReport, MeshFlow } from "@/lib/demo/traffic/model/mesh-flow";
import type { Measure, TelemetryRow } from "@/lib/domain/graph/telemetry-row";

const textOf = (labels: Labels, name: string): string => {
  const value = labels[name] ?? "";
  return value === "unknown" ? "" : value;
};

function codeOf(labels: Labels): string {
  const [code, status] = [textOf(labels, "response_code"), textOf(labels, "grpc_response_status")];
  if (textOf(labels, "request_protocol") !== "grpc") return code;
  if (status !== "") return status;
  return code === "0" ? "-" : code;
}

function rowOf(labels: Labels, dataplane: string, measure: Measure, value: number): TelemetryRow {
  const text = (name: string): string => textOf(labels, name);
  const flags = text("response_flags");
  return {
    reporter: text("reporter"),
    dataplane,
    sourceCluster: text("source_cluster"),
    sourceNamespace: text("source_workload_namespace"),
    sourceWorkload: text("source_workload"),
    sourceApp: text("source_canonical_service"),
    sourceVersion: text("source_canonical_revision"),
    sourcePrincipal: text("source_principal"),
    destinationCluster: text("destination_cluster"),
    destinationNamespace: text("destination_workload_namespace"),
    destinationWorkload: text("destination_workload"),
    destinationApp: text("destination_canonical_service"),
    destinationVersion: text("destination_canonical_revision"),
    destinationPrincipal: text("destination_principal"),
    destinationHost: text("destination_service"),
    destinationService: text("destination_service_name"),
    destinationServiceNamespace: text("destination_service_namespace"),
    protocol: text("request_protocol"),
    code: codeOf(labels),
    flags: flags === "-" ? "" : flags,
    securityPolicy: text("reporter") === "source" ? "" : text("connection_security_policy"),
    measure,
    value,
  };
}

function rowsOfReport(flow: MeshFlow, report: FlowReport): readonly TelemetryRow[] {
  if (report.by.dataPlane === "ztunnel") {
    const labels = ztunnelLabels(flow, report, ztunnelFlag(flow));
    return [
      rowOf(labels, "ztunnel", "tcpToServer", flow.bytesToServerPerSecond),
      rowOf(labels, "ztunnel", "tcpToClient", flow.bytesToClientPerSecond),
    ];
  }
  const labels = envoyLabels(flow, report);
  if (report.protocol !== "tcp") return [rowOf(labels, "proxy", "requests", flow.perSecond)];
  return [
    rowOf(labels, "proxy", "tcpToServer", flow.bytesToServerPerSecond),
    rowOf(labels, "proxy", "tcpToClient", flow.bytesToClientPerSecond),
  ];
}

/** The telemetry of true flows, as their proxies tell it and the dashboard reads it. */
export function demoRows(flows: readonly MeshFlow[]): readonly TelemetryRow[] {
  return flows.flatMap((flow) => flow.reports.flatMap((report) => rowsOfReport(flow, report)));
}
