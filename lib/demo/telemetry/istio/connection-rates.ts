import type { MeshFlow } from "../../traffic/model/mesh-flow";
import type { MetricRate } from "../counters/metric-stream";
import { trafficCounter } from "../counters/metric-rates";
import { ztunnelFlag } from "./ztunnel-labels";

/** Requests share kept-alive connections: about one in so many opens a new one. */
const REQUESTS_PER_CONNECTION = 50;

/** Connections opened for a flow each second. One that is refused is kept by nobody: each request tries anew. */
export const connectionsPerSecond = (flow: MeshFlow): number =>
  flow.protocol === "tcp" || ztunnelFlag(flow) !== "-"
    ? flow.perSecond
    : flow.perSecond / REQUESTS_PER_CONNECTION;

/**
 * What a proxy counts of connections. Istio names bytes from the server's point of view, whoever reports: received is what the
 * client sent. https://istio.io/latest/docs/reference/config/metrics/
 */
export const connectionRates = (flow: MeshFlow, share: number): readonly MetricRate[] => [
  trafficCounter("istio_tcp_received_bytes_total", flow.bytesToServerPerSecond * share),
  trafficCounter("istio_tcp_sent_bytes_total", flow.bytesToClientPerSecond * share),
  trafficCounter("istio_tcp_connections_opened_total", connectionsPerSecond(flow) * share),
  trafficCounter("istio_tcp_connections_closed_total", connectionsPerSecond(flow) * share),
];
