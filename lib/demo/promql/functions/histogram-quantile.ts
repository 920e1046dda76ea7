import { distinctSeries } from "../distinct-series";
import type { Evaluation } from "../evaluation";
import { labelKey, type Labels, labelValue, withoutLabel, withoutLabels } from "../labels";
import type { Expression } from "../parse/expression";
import { numberValue } from "../parse/literals";
import { emptySeries, type Value, vector, type VectorSeries } from "../value";
import { bucketQuantile } from "./bucket-quantile";
import { noteQuantile } from "./note-quantile";

interface Histogram {
  readonly name: string;
  readonly labels: Labels;
  readonly buckets: { readonly bound: number; readonly series: VectorSeries }[];
}

function boundOf(text: string): number | null {
  const [, sign = "", size = ""] = /^([+-]?)(.*)$/s.exec(text) ?? [];
  const value = numberValue(size);
  if (value === null) return null;
  return sign === "-" ? -value : value;
}

/** Buckets belong together by all labels but `le`, the metric's name among them. */
function histograms(
  series: readonly VectorSeries[],
  noteBad: (one: VectorSeries) => void,
): readonly Histogram[] {
  const byLabels = new Map<string, Histogram>();
  for (const one of series) {
    const bound = boundOf(labelValue(one.labels, "le"));
    if (bound === null) {
      noteBad(one);
      continue;
    }
    const key = labelKey(withoutLabel(one.labels, "le"));
    const labels = withoutLabels(one.labels, ["le"]);
    const histogram = byLabels.get(key) ?? { name: labelValue(one.labels, "__name__"), labels, buckets: [] };
    byLabels.set(key, histogram);
    histogram.buckets.push({ bound, series: one });
  }
  return [...byLabels.values()];
}

const FORCED =
  "input to histogram_quantile needed to be fixed for monotonicity (see https://prometheus.io/docs/prometheus/latest/querying/functions/#histogram_quantile) for metric name";

interface Arguments {
  readonly nodes: readonly [q: Expression, buckets: Expression];
  readonly q: Float64Array;
  readonly series: readonly VectorSeries[];
}

/** histogram_quantile over the series' `le` label, one result for each set of the other labels. */
export function histogramQuantile({ context }: Evaluation, { nodes, q, series }: Arguments): Value {
  const noteBad = ({ labels }: VectorSeries): void => {
    const text = `bucket label "le" is missing or has a malformed value of ${JSON.stringify(labelValue(labels, "le"))}`;
    const name = JSON.stringify(labelValue(labels, "__name__"));
    context.annotate("warning", `${text} for metric name ${name}`, nodes[1]);
  };
  noteQuantile(context, q, nodes[0]);
  const results = histograms(series, noteBad).map(({ name, labels, buckets }) => {
    const result = emptySeries(labels, q.length);
    q.forEach((quantile, step) => {
      const present = buckets.filter((bucket) => bucket.series.present[step] === 1);
      if (present.length === 0) return;
      const counted = present.map(({ bound, series: one }) => ({ bound, count: one.values[step] ?? NaN }));
      const { value, forced } = bucketQuantile(quantile, counted);
      if (forced) context.annotate("info", `${FORCED} ${JSON.stringify(name)}`, nodes[1]);
      result.present[step] = 1;
      result.values[step] = value;
    });
    return result;
  });
  return vector(distinctSeries(results, "meeting"));
}
