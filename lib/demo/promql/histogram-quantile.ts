import { bucketQuantile } from "./bucket-quantile";
import { labelKey, type Labels, labelValue, withoutLabels } from "./labels";
import { emptySeries, type Value, vector, type VectorSeries } from "./value";

interface Histogram {
  readonly labels: Labels;
  readonly buckets: { readonly bound: number; readonly series: VectorSeries }[];
}

function boundOf(text: string): number {
  if (text === "+Inf" || text === "Inf") return Infinity;
  return text === "" ? NaN : Number(text);
}

function histograms(series: readonly VectorSeries[]): Iterable<Histogram> {
  const byLabels = new Map<string, Histogram>();
  for (const one of series) {
    const bound = boundOf(labelValue(one.labels, "le"));
    if (Number.isNaN(bound)) continue;
    const labels = withoutLabels(one.labels, ["le"]);
    const key = labelKey(labels);
    const histogram = byLabels.get(key) ?? { labels, buckets: [] };
    byLabels.set(key, histogram);
    histogram.buckets.push({ bound, series: one });
  }
  return byLabels.values();
}

/** histogram_quantile over the series' `le` label, one result for each set of the other labels. */
export function histogramQuantile(q: Float64Array, series: readonly VectorSeries[]): Value {
  const results: VectorSeries[] = [];
  for (const { labels, buckets } of histograms(series)) {
    const result = emptySeries(labels, q.length);
    q.forEach((quantile, step) => {
      const present = buckets.filter((bucket) => bucket.series.present[step] === 1);
      if (present.length === 0) return;
      result.present[step] = 1;
      result.values[step] = bucketQuantile(
        quantile,
        present.map(({ bound, series: one }) => ({ bound, count: one.values[step] ?? NaN })),
      );
    });
    results.push(result);
  }
  return vector(results);
}
