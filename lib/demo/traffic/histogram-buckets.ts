/** Envoy's default bounds in milliseconds, without +Inf. */
const DEFAULT_BUCKETS: readonly number[] = [
  0.5, 1, 5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000, 30_000, 60_000, 300_000, 600_000,
  1_800_000, 3_600_000,
];
const MAX_BUCKETS = 40;

/**
 * The bounds that the pod annotation sidecar.istio.io/statsHistogramBuckets asks for (`{"istiocustom":[1,5,10]}`: the
 * first list counts for all Istio metrics), Envoy's own where it is absent or not understood.
 */
export function histogramBuckets(annotation: string | undefined): readonly number[] {
  const list = /\[([\d\s.,]+)\]/.exec(annotation ?? "")?.[1];
  const bounds = (list ?? "")
    .split(",")
    .map(Number)
    .filter((bound) => bound > 0);
  if (bounds.length === 0 || bounds.length > MAX_BUCKETS) return DEFAULT_BUCKETS;
  return bounds.toSorted((left, right) => left - right);
}
