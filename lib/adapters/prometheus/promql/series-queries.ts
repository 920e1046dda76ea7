import { anyOf } from "./any-of";
import { QUANTILE_METRIC } from "./quantile-query";
import type { QueryContext } from "./query-context";
import { summedRate } from "./summed-rate";

const DESTINATION = [
  "destination_workload_namespace",
  "destination_workload",
  "destination_canonical_revision",
  "destination_service",
];
const OF_REQUESTS = [
  "reporter",
  "source_workload_namespace",
  "source_workload",
  ...DESTINATION,
  "request_protocol",
  "response_code",
  "grpc_response_status",
];

/** The requests of some hosts (destination_service), per second; rates of 0 are among them. */
export function hostRequestsQuery(hosts: readonly string[], context: QueryContext): string {
  return summedRate("istio_requests_total", OF_REQUESTS, context, [anyOf("destination_service", hosts)]).join(
    " or ",
  );
}

/** A quantile (0 to 1) of the response times of each workload behind some hosts, in milliseconds. */
export function hostQuantileQuery(quantile: number, hosts: readonly string[], context: QueryContext): string {
  const labels = ["le", "reporter", ...DESTINATION];
  const sums = summedRate(QUANTILE_METRIC, labels, context, [anyOf("destination_service", hosts)]);
  return `histogram_quantile(${quantile}, ${sums.join(" or ")})`;
}
