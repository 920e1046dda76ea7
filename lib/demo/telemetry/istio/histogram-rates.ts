import { type Latency, meanMs, shareWithin } from "../../traffic/latency";
import type { MetricRate } from "../counters/metric-stream";

/** A metric that is no bucket. */
export const plainRate = (name: string, perSecond: number): MetricRate => ({ name, le: null, perSecond });

/**
 * A classic histogram whose observations are spread log-normally: cumulative buckets up to +Inf, sum and count.
 * https://prometheus.io/docs/concepts/metric_types/#histogram
 */
export const histogramRates = (
  name: string,
  spread: Latency,
  { perSecond, bounds }: { readonly perSecond: number; readonly bounds: readonly number[] },
): readonly MetricRate[] => [
  ...bounds.map((bound) => ({
    name: `${name}_bucket`,
    le: String(bound),
    perSecond: perSecond * shareWithin(spread, bound),
  })),
  { name: `${name}_bucket`, le: "+Inf", perSecond },
  plainRate(`${name}_sum`, perSecond * meanMs(spread)),
  plainRate(`${name}_count`, perSecond),
];
