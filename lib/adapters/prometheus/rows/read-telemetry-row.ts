import type { Measure, TelemetryRow } from "@/lib/domain/graph/telemetry-row";
import { knownReporter } from "./known-reporter";
import type { LabelReader } from "./label-reader";
import type { Labels } from "./read-vector";
import { requestProtocol } from "./request-protocol";
import { responseCode } from "./response-code";

/** One series of a measure as a row; null when its reporter is none of Istio's. */
export function readTelemetryRow(
  measure: Measure,
  labels: Labels,
  value: number,
  reader: LabelReader,
): TelemetryRow | null {
  const { read } = reader;
  const reporter = read(labels.reporter);
  if (!knownReporter(reporter)) return null;
  const protocol = protocolOf(measure, labels, read);
  const flags = read(labels.response_flags);
  return {
    reporter,
    dataplane: protocol === "tcp" && read(labels.app) === "ztunnel" ? "ztunnel" : "proxy",
    sourceCluster: read(labels.source_cluster),
    sourceNamespace: read(labels.source_workload_namespace),
    sourceWorkload: read(labels.source_workload),
    sourceApp: read(labels.source_canonical_service),
    sourceVersion: read(labels.source_canonical_revision),
    sourcePrincipal: read(labels.source_principal),
    destinationCluster: read(labels.destination_cluster),
    destinationNamespace: read(labels.destination_workload_namespace),
    destinationWorkload: read(labels.destination_workload),
    destinationApp: read(labels.destination_canonical_service),
    destinationVersion: read(labels.destination_canonical_revision),
    destinationPrincipal: read(labels.destination_principal),
    destinationHost: read(labels.destination_service),
    destinationService: read(labels.destination_service_name),
    destinationServiceNamespace: read(labels.destination_service_namespace),
    protocol,
    code: measure === "requests" ? responseCode(protocol, labels, read) : "",
    flags: flags === "-" ? "" : flags,
    // A client proxy cannot know what the server accepted: Istio reports "unknown" there.
    securityPolicy: reporter === "source" ? "" : read(labels.connection_security_policy),
    measure,
    value,
  };
}

function protocolOf(measure: Measure, labels: Labels, read: LabelReader["read"]): string {
  switch (measure) {
    case "tcpToServer":
    case "tcpToClient":
      return "tcp";
    case "requestMessages":
    case "responseMessages":
      // Only gRPC counts messages, and these metrics carry no request_protocol.
      return "grpc";
    default:
      return requestProtocol(read(labels.request_protocol));
  }
}
