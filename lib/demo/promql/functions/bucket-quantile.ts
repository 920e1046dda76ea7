/** A bucket of a classic histogram: how many observations were at most `bound`. */
export interface Bucket {
  readonly bound: number;
  readonly count: number;
}

export interface BucketQuantile {
  readonly value: number;
  /** A bucket counted less than a lower one by more than rounding explains. */
  readonly forced: boolean;
}

/** Relative differences up to this are rounding. */
const TOLERANCE = 1e-12;

function coalesced(buckets: readonly Bucket[]): Bucket[] {
  const merged: Bucket[] = [];
  for (const bucket of buckets.toSorted((left, right) => left.bound - right.bound)) {
    const before = merged.at(-1);
    if (before?.bound === bucket.bound)
      merged[merged.length - 1] = { bound: bucket.bound, count: before.count + bucket.count };
    else merged.push(bucket);
  }
  return merged;
}

function almostEqual(left: number, right: number): boolean {
  if (left === right) return true;
  const size = Math.min(Math.abs(left) + Math.abs(right), Number.MAX_VALUE);
  return Math.abs(left - right) / size < TOLERANCE;
}

function monotonic(buckets: readonly Bucket[]): {
  readonly ordered: readonly Bucket[];
  readonly forced: boolean;
} {
  let before = buckets[0]?.count ?? NaN;
  let forced = false;
  const ordered = buckets.map(({ bound, count }, index) => {
    const same = index > 0 && almostEqual(count, before);
    if (index > 0 && !same && count < before) forced = true;
    if (!same && !(count < before)) before = count;
    return { bound, count: before };
  });
  return { ordered, forced };
}

/** The bound or interpolated value at which the ordered, cumulative buckets reach `rank`. */
function valueAtRank(rank: number, ordered: readonly Bucket[], last: Bucket): number {
  const index = ordered.findIndex((bucket, at) => at === ordered.length - 1 || bucket.count >= rank);
  const found = ordered[index] ?? last;
  const before = ordered[index - 1] ?? { bound: 0, count: 0 };
  if (index === ordered.length - 1) return before.bound;
  if (index === 0 && found.bound <= 0) return found.bound;
  return before.bound + (found.bound - before.bound) * ((rank - before.count) / (found.count - before.count));
}

/**
 * The q-quantile of a classic histogram, linear within a bucket; NaN without a +Inf bucket or observations.
 * Source: BucketQuantile in Prometheus' promql/quantile.go.
 */
export function bucketQuantile(q: number, buckets: readonly Bucket[]): BucketQuantile {
  if (Number.isNaN(q)) return { value: NaN, forced: false };
  if (q < 0) return { value: -Infinity, forced: false };
  if (q > 1) return { value: Infinity, forced: false };
  const merged = coalesced(buckets);
  if (merged.at(-1)?.bound !== Infinity) return { value: NaN, forced: false };
  const { ordered, forced } = monotonic(merged);
  const last = ordered.at(-1);
  if (!last || ordered.length < 2 || last.count === 0) return { value: NaN, forced: false };
  return { value: valueAtRank(q * last.count, ordered, last), forced };
}
