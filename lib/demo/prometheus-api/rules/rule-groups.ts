import type { Labels } from "../../promql/labels";

export interface RecordingRule {
  readonly kind: "recording";
  /** The name of the series it makes. */
  readonly name: string;
  readonly query: string;
}

export interface AlertingRule {
  readonly kind: "alerting";
  readonly name: string;
  readonly query: string;
  /** How long the query must have had a result before the alert fires. */
  readonly forSeconds: number;
  readonly labels: Labels;
  readonly annotations: Labels;
}

export type Rule = RecordingRule | AlertingRule;

export interface RuleGroup {
  readonly name: string;
  readonly file: string;
  readonly rules: readonly Rule[];
}

const REQUESTS = 'istio_requests_total{reporter="destination"}[5m]';
const ERRORS = 'istio_requests_total{reporter="destination",response_code=~"5.."}[5m]';
const SERVICE = "destination_service_namespace, destination_service_name";

/** The rules of the simulated Prometheus, queries as it writes them. */
export const RULE_GROUPS: readonly RuleGroup[] = [
  {
    name: "istio-services",
    file: "/etc/prometheus/rules/istio.yaml",
    rules: [
      {
        kind: "recording",
        name: "service:istio_requests:rate5m",
        query: `sum by (${SERVICE}) (rate(${REQUESTS}))`,
      },
      {
        kind: "recording",
        name: "service:istio_request_errors:ratio_rate5m",
        query: `sum by (${SERVICE}) (rate(${ERRORS})) / sum by (${SERVICE}) (rate(${REQUESTS}))`,
      },
      {
        kind: "alerting",
        name: "ServiceErrorsHigh",
        query: "service:istio_request_errors:ratio_rate5m > 0.05",
        forSeconds: 300,
        labels: { severity: "warning" },
        annotations: { summary: "More than one request in twenty to a service fails." },
      },
      {
        kind: "alerting",
        name: "ServiceUnavailable",
        query: "service:istio_request_errors:ratio_rate5m > 0.5",
        forSeconds: 60,
        labels: { severity: "critical" },
        annotations: { summary: "More than half of the requests to a service fail." },
      },
      {
        kind: "alerting",
        name: "NoRequestMetrics",
        query: "absent(istio_requests_total)",
        forSeconds: 600,
        labels: { severity: "warning" },
        annotations: { summary: "No proxy reports any request." },
      },
    ],
  },
];
