import type { Measure, TelemetryRow } from "@/lib/domain/graph/telemetry-row";
import { knownReporter } from "./known-reporter";
import type { LabelReader } from "./label-reader";
import type { Labels } from "./read-vector";
import { requestProtocol } from "./request-protocol";

/** One series of a measure as a row; null when its reporter is none of Istio's. */
export function readTelemetryRow(
  measure: Measure,
  labels: Labels,
  value: number,
  reader: LabelReader,
): TelemetryRow | null {
  const read = (name: string): string => reader.read(labels, name);
  const reporter = read("reporter");
  if (!knownReporter(reporter)) return null;
  const protocol = protocolOf(measure, read);
  const flags = read("response_flags");
  return {
    reporter,
    dataplane: protocol === "tcp" && read("app") === "ztunnel" ? "ztunnel" : "proxy",
    sourceCluster: read("source_cluster"),
    sourceNamespace: read("source_workload_namespace"),
    sourceWorkload: read("source_workload"),
    sourceApp: read("source_canonical_service"),
    sourceVersion: read("source_canonical_revision"),
    sourcePrincipal: read("source_principal"),
    destinationCluster: read("destination_cluster"),
    destinationNamespace: read("destination_workload_namespace"),
    destinationWorkload: read("destination_workload"),
    destinationApp: read("destination_canonical_service"),
    destinationVersion: read("destination_canonical_revision"),
    destinationPrincipal: read("destination_principal"),
    destinationHost: read("destination_service"),
    destinationService: read("destination_service_name"),
    destinationServiceNamespace: read("destination_service_namespace"),
    protocol,
    code: measure === "requests" ? codeOf(protocol, read) : "",
    flags: flags === "-" ? "" : flags,
    // A client proxy cannot know what the server accepted: Istio reports "unknown" there.
    securityPolicy: reporter === "source" ? "" : read("connection_security_policy"),
    measure,
    value,
  };
}

function protocolOf(measure: Measure, read: (name: string) => string): string {
  switch (measure) {
    case "tcpToServer":
    case "tcpToClient":
      return "tcp";
    case "requestMessages":
    case "responseMessages":
      // Only gRPC counts messages, and these metrics carry no request_protocol.
      return "grpc";
    default:
      return requestProtocol(read("request_protocol"));
  }
}

/** "-" is no response on gRPC, where the status "0" is OK. */
function codeOf(protocol: string, read: (name: string) => string): string {
  const code = read("response_code");
  if (protocol !== "grpc") return code;
  const status = read("grpc_response_status");
  if (status !== "") return status;
  return code === "0" ? "-" : code;
}
