import type { QuantileRow } from "@/lib/domain/graph/quantile-row";
import type { TelemetryRow } from "@/lib/domain/graph/telemetry-row";

/** A row of 1 request/s from productpage-v1 to reviews-v1 in bookinfo, as the client reports it, with these changes. */
export function row(changes: Partial<TelemetryRow> = {}): TelemetryRow {
  return {
    reporter: "source",
    dataplane: "proxy",
    sourceCluster: "Kubernetes",
    sourceNamespace: "bookinfo",
    sourceWorkload: "productpage-v1",
    sourceApp: "productpage",
    sourceVersion: "v1",
    sourcePrincipal: "spiffe://cluster.local/ns/bookinfo/sa/productpage",
    destinationCluster: "Kubernetes",
    destinationNamespace: "bookinfo",
    destinationWorkload: "reviews-v1",
    destinationApp: "reviews",
    destinationVersion: "v1",
    destinationPrincipal: "spiffe://cluster.local/ns/bookinfo/sa/reviews",
    destinationHost: "reviews.bookinfo.svc.cluster.local",
    destinationService: "reviews",
    destinationServiceNamespace: "bookinfo",
    protocol: "http",
    code: "200",
    flags: "",
    securityPolicy: "",
    measure: "requests",
    value: 1,
    ...changes,
  };
}

/** The response time of the same pair, grouped for the workload projection, with these changes. */
export function quantileRow(changes: Partial<QuantileRow> = {}): QuantileRow {
  return {
    leg: "direct",
    reporter: "source",
    sourceCluster: "Kubernetes",
    sourceNamespace: "bookinfo",
    sourceWorkload: "productpage-v1",
    sourceApp: "",
    sourceVersion: "",
    sourcePrincipal: "",
    destinationCluster: "Kubernetes",
    destinationNamespace: "bookinfo",
    destinationWorkload: "reviews-v1",
    destinationApp: "",
    destinationVersion: "",
    destinationPrincipal: "",
    destinationHost: "",
    destinationService: "",
    destinationServiceNamespace: "",
    protocol: "http",
    valueMs: 25,
    ...changes,
  };
}
