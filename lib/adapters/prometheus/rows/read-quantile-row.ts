import type { QuantileRow } from "@/lib/domain/graph/quantile-row";
import { knownReporter } from "./known-reporter";
import type { LabelReader } from "./label-reader";
import type { Labels } from "./read-vector";
import { requestProtocol } from "./request-protocol";

/** One series of a quantile query as a row in milliseconds; null when its reporter is none of Istio's. */
export function readQuantileRow(labels: Labels, valueMs: number, reader: LabelReader): QuantileRow | null {
  const { read } = reader;
  const reporter = read(labels.reporter);
  if (!knownReporter(reporter)) return null;
  const leg = read(labels.leg);
  return {
    reporter,
    sourceCluster: read(labels.source_cluster),
    sourceNamespace: read(labels.source_workload_namespace),
    sourceWorkload: read(labels.source_workload),
    sourceApp: read(labels.source_canonical_service),
    sourceVersion: read(labels.source_canonical_revision),
    sourcePrincipal: "",
    destinationCluster: read(labels.destination_cluster),
    destinationNamespace: read(labels.destination_workload_namespace),
    destinationWorkload: read(labels.destination_workload),
    destinationApp: read(labels.destination_canonical_service),
    destinationVersion: read(labels.destination_canonical_revision),
    destinationPrincipal: "",
    destinationHost: "",
    destinationService: read(labels.destination_service_name),
    destinationServiceNamespace: read(labels.destination_service_namespace),
    protocol: requestProtocol(read(labels.request_protocol)),
    leg: leg === "toService" || leg === "fromService" ? leg : "direct",
    valueMs,
  };
}
