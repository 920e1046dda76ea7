import type { Measure } from "@/lib/domain/graph/telemetry-row";
import { IDENTITY_LABELS } from "./identity-labels";
import type { QueryContext } from "./query-context";
import { summedRate } from "./summed-rate";

interface MeasureSource {
  readonly metric: string;
  readonly labels: readonly string[];
}

const OUTCOME_LABELS = ["response_flags", "connection_security_policy"];
const HTTP_LABELS = [...IDENTITY_LABELS, "request_protocol"];
const REQUEST_LABELS = [...HTTP_LABELS, "response_code", "grpc_response_status", ...OUTCOME_LABELS];
const TCP_LABELS = [...IDENTITY_LABELS, "app", ...OUTCOME_LABELS];

/** The metric and grouping of each measure: https://istio.io/latest/docs/reference/config/metrics/ */
export const MEASURE_SOURCES: Readonly<Record<Measure, MeasureSource>> = {
  requests: { metric: "istio_requests_total", labels: REQUEST_LABELS },
  tcpToServer: { metric: "istio_tcp_received_bytes_total", labels: TCP_LABELS },
  tcpToClient: { metric: "istio_tcp_sent_bytes_total", labels: TCP_LABELS },
  durationSumMs: { metric: "istio_request_duration_milliseconds_sum", labels: HTTP_LABELS },
  durationCount: { metric: "istio_request_duration_milliseconds_count", labels: HTTP_LABELS },
  requestBytes: { metric: "istio_request_bytes_sum", labels: HTTP_LABELS },
  responseBytes: { metric: "istio_response_bytes_sum", labels: HTTP_LABELS },
  requestMessages: { metric: "istio_request_messages_total", labels: [...IDENTITY_LABELS] },
  responseMessages: { metric: "istio_response_messages_total", labels: [...IDENTITY_LABELS] },
};

/** The query of one measure; its series are the rates above 0. */
export function measureQuery(measure: Measure, context: QueryContext): string {
  const { metric, labels } = MEASURE_SOURCES[measure];
  return summedRate(metric, labels, context)
    .map((branch) => `${branch} > 0`)
    .join(" or ");
}
