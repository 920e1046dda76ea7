import type { Labels } from "../promql/labels";
import { istioLabels, peerLabels, targetLabels } from "./istio-labels";
import { meanMs, shareWithin } from "./latency";
import type { FlowReporter, MeshFlow } from "./mesh-flow";

/** One counter of a stream: its metric's name, its bucket's bound if it has one, and how fast it grows. */
export interface MetricRate {
  readonly name: string;
  readonly le: string | null;
  readonly perSecond: number;
}

/** Counters that share all labels but `le`, made by one proxy. */
export interface MetricStream {
  readonly labels: Labels;
  readonly target: Labels;
  readonly rates: readonly MetricRate[];
}

const counter = (name: string, perSecond: number): MetricRate => ({ name, le: null, perSecond });

function durationRates(flow: MeshFlow, bounds: readonly number[]): readonly MetricRate[] {
  const name = "istio_request_duration_milliseconds";
  const { latency, perSecond } = flow;
  if (!latency) return [];
  return [
    ...bounds.map((bound) => ({
      name: `${name}_bucket`,
      le: String(bound),
      perSecond: perSecond * shareWithin(latency, bound),
    })),
    { name: `${name}_bucket`, le: "+Inf", perSecond },
    counter(`${name}_sum`, perSecond * meanMs(latency)),
    counter(`${name}_count`, perSecond),
  ];
}

/** Of the sizes the sums alone: every series more is paid for at each scrape. */
function requestRates(flow: MeshFlow, bounds: readonly number[]): readonly MetricRate[] {
  const { perSecond, bytesToServerPerSecond, bytesToClientPerSecond } = flow;
  return [
    counter("istio_requests_total", perSecond),
    ...durationRates(flow, bounds),
    counter("istio_request_bytes_sum", bytesToServerPerSecond),
    counter("istio_response_bytes_sum", bytesToClientPerSecond),
  ];
}

/** Istio names TCP bytes from the server's point of view, whoever reports: received is what the client sent. */
const tcpRates = (flow: MeshFlow): readonly MetricRate[] => [
  counter("istio_tcp_received_bytes_total", flow.bytesToServerPerSecond),
  counter("istio_tcp_sent_bytes_total", flow.bytesToClientPerSecond),
  counter("istio_tcp_connections_opened_total", flow.perSecond),
  counter("istio_tcp_connections_closed_total", flow.perSecond),
];

const messageRates = (flow: MeshFlow): readonly MetricRate[] => [
  counter("istio_request_messages_total", flow.perSecond),
  counter("istio_response_messages_total", flow.grpcStatus === "0" ? flow.perSecond : 0),
];

/** What the proxy on one side of a flow counts; none for a side that does not report. */
export function flowMetrics(flow: MeshFlow, reporter: FlowReporter): readonly MetricStream[] {
  const end = reporter === "source" ? flow.source : flow.destination;
  if (!end || !flow.reporters.includes(reporter)) return [];
  const target = targetLabels(end);
  const rates = flow.protocol === "tcp" ? tcpRates(flow) : requestRates(flow, end.buckets);
  const main = { labels: istioLabels(flow, reporter), target, rates };
  if (flow.protocol !== "grpc") return [main];
  return [main, { labels: peerLabels(flow, reporter), target, rates: messageRates(flow) }];
}
