import type { MeshFlow } from "../../traffic/model/mesh-flow";
import type { MetricRate } from "../counters/metric-stream";
import { histogramRates } from "../counters/histogram-rates";
import { trafficCounter } from "../counters/metric-rates";

const DURATION = { name: "istio_request_duration_milliseconds", growth: "traffic" } as const;
const SIZE_SIGMA = 0.4;
/** A proxy told to keep fewer bounds than this is one of a large mesh. */
const FEW_BUCKETS = 6;

/**
 * Sizes of requests or responses. Where a pod's annotation asks for few buckets the sums alone are exposed: every series is paid
 * for at each scrape, and what dashboards show of sizes is their rate.
 */
function sizeRates(
  name: string,
  bytesPerSecond: number,
  { perSecond, bounds }: { readonly perSecond: number; readonly bounds: readonly number[] },
): readonly MetricRate[] {
  if (bounds.length < FEW_BUCKETS) return [trafficCounter(`${name}_sum`, bytesPerSecond)];
  const mean = perSecond > 0 ? bytesPerSecond / perSecond : 0;
  const spread = { medianMs: mean / Math.exp((SIZE_SIGMA * SIZE_SIGMA) / 2), sigma: SIZE_SIGMA };
  return histogramRates({ name, growth: "traffic" }, spread, { perSecond, bounds });
}

/**
 * What an Envoy counts of requests that share their labels: https://istio.io/latest/docs/reference/config/metrics/. `share` is
 * the part of the flow that this pod carries.
 */
export function requestRates(
  flow: MeshFlow,
  share: number,
  bounds: readonly number[],
): readonly MetricRate[] {
  const perSecond = flow.perSecond * share;
  const requests = { perSecond, bounds };
  return [
    trafficCounter("istio_requests_total", perSecond),
    ...(flow.latency ? histogramRates(DURATION, flow.latency, requests) : []),
    ...sizeRates("istio_request_bytes", flow.bytesToServerPerSecond * share, requests),
    ...sizeRates("istio_response_bytes", flow.bytesToClientPerSecond * share, requests),
  ];
}
