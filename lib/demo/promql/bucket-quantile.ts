/** A bucket of a classic histogram: how many observations were at most `bound`. */
export interface Bucket {
  readonly bound: number;
  readonly count: number;
}

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

function monotonic(buckets: readonly Bucket[]): Bucket[] {
  let most = -Infinity;
  return buckets.map(({ bound, count }) => {
    most = Math.max(most, count);
    return { bound, count: most };
  });
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
 * Source: bucketQuantile in Prometheus' promql/quantile.go.
 */
export function bucketQuantile(q: number, buckets: readonly Bucket[]): number {
  if (Number.isNaN(q)) return NaN;
  if (q < 0) return -Infinity;
  if (q > 1) return Infinity;
  const ordered = monotonic(coalesced(buckets));
  const last = ordered.at(-1);
  if (last?.bound !== Infinity || ordered.length < 2 || !(last.count > 0)) return NaN;
  return valueAtRank(q * last.count, ordered, last);
}
