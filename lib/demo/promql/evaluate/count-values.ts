import { decimalNumber } from "../go-number";
import { isLabelName } from "../is-label-name";
import { labelKey, type Labels } from "../labels";
import type { Aggregation } from "../parse/expression";
import { PromqlError } from "../promql-error";
import { emptySeries, type Value, vector, type VectorSeries } from "../value";
import { groupLabels } from "./grouping";

/**
 * count_values: how many series of a group have each value, which becomes a label.
 * Source: aggregationCountValues in Prometheus' promql/engine.go.
 */
export function countValues(
  series: readonly VectorSeries[],
  { without, grouping }: Pick<Aggregation, "without" | "grouping">,
  label: string,
  major: 2 | 3,
): Value {
  if (!isLabelName(label, major))
    throw new PromqlError("execution", `invalid label name ${JSON.stringify(label)}`);
  const names = without ? grouping : [...grouping, label];
  const results = new Map<string, VectorSeries>();
  const labelsOf = ({ labels }: VectorSeries, value: number): Labels =>
    groupLabels({ ...labels, [label]: decimalNumber(value) }, { without, grouping: names });
  for (const one of series)
    one.present.forEach((present, step) => {
      if (present !== 1) return;
      const labels = labelsOf(one, one.values[step] ?? NaN);
      const key = labelKey(labels);
      const result = results.get(key) ?? emptySeries(labels, one.present.length);
      results.set(key, result);
      result.values[step] = (result.values[step] ?? 0) + 1;
      result.present[step] = 1;
    });
  return vector(results.values());
}
