import { type Latency, meanMs, shareWithin } from "../../traffic/latency";
import type { Growth } from "./exposed-stream";
import type { MetricRate } from "./metric-stream";

/**
 * A classic histogram whose observations are spread log-normally, in whatever unit: cumulative buckets up to +Inf, sum and count.
 * https://prometheus.io/docs/concepts/metric_types/#histogram
 */
export function histogramRates(
  { name, growth }: { readonly name: string; readonly growth: Growth },
  spread: Latency,
  { perSecond, bounds }: { readonly perSecond: number; readonly bounds: readonly number[] },
): readonly MetricRate[] {
  const bucket = `${name}_bucket`;
  return [
    ...bounds.map((bound) => ({
      name: bucket,
      le: String(bound),
      growth,
      perSecond: perSecond * shareWithin(spread, bound),
    })),
    { name: bucket, le: "+Inf", growth, perSecond },
    { name: `${name}_sum`, le: null, growth, perSecond: perSecond * meanMs(spread) },
    { name: `${name}_count`, le: null, growth, perSecond },
  ];
}
