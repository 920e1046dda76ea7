import type { QuantileRow } from "@/lib/domain/graph/quantile-row";
import { knownReporter } from "./known-reporter";
import type { LabelReader } from "./label-reader";
import type { Labels } from "./read-vector";
import { requestProtocol } from "./request-protocol";

/** One series of a quantile query as a row in milliseconds; null when its reporter is none of Istio's. */
export function readQuantileRow(labels: Labels, valueMs: number, reader: LabelReader): QuantileRow | null {
  const read = (name: string): string => reader.read(labels, name);
  const reporter = read("reporter");
  if (!knownReporter(reporter)) return null;
  const leg = read("leg");
  return {
    reporter,
    sourceCluster: read("source_cluster"),
    sourceNamespace: read("source_workload_namespace"),
    sourceWorkload: read("source_workload"),
    sourceApp: read("source_canonical_service"),
    sourceVersion: read("source_canonical_revision"),
    sourcePrincipal: "",
    destinationCluster: read("destination_cluster"),
    destinationNamespace: read("destination_workload_namespace"),
    destinationWorkload: read("destination_workload"),
    destinationApp: read("destination_canonical_service"),
    destinationVersion: read("destination_canonical_revision"),
    destinationPrincipal: "",
    destinationHost: "",
    destinationService: read("destination_service_name"),
    destinationServiceNamespace: read("destination_service_namespace"),
    protocol: requestProtocol(read("request_protocol")),
    leg: leg === "toService" || leg === "fromService" ? leg : "direct",
    valueMs,
  };
}
