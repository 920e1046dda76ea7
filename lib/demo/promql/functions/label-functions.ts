import { distinctSeries } from "../distinct-series";
import { goRegExp } from "../go-reg-exp";
import { isLabelName } from "../is-label-name";
import { type Labels, labelValue, withoutLabel } from "../labels";
import { PromqlError } from "../promql-error";
import type { VectorSeries } from "../value";

function checkName(kind: "destination" | "source", called: string, name: string, major: 2 | 3): void {
  if (!isLabelName(name, major))
    throw new PromqlError("execution", `invalid ${kind} label name in ${called}(): ${name}`);
}

const withLabel = (labels: Labels, name: string, value: string): Labels =>
  value === "" ? withoutLabel(labels, name) : { ...labels, [name]: value };

/** `$1`, `${1}`, `$name` and `$$` as Go's regexp.Expand reads them; an unknown group is empty. */
const expand = (replacement: string, match: RegExpExecArray): string =>
  replacement.replaceAll(/\$(?:\$|(\w+)|\{(\w+)\})/g, (whole, bare?: string, braced?: string) => {
    const name = bare ?? braced;
    if (name === undefined) return whole === "$$" ? "$" : whole;
    return (/^\d+$/.test(name) ? match[Number(name)] : match.groups?.[name]) ?? "";
  });

export interface LabelReplacement {
  readonly destination: string;
  readonly replacement: string;
  readonly source: string;
  readonly pattern: string;
}

/**
 * label_replace: sets a label from another one where the anchored pattern matches, else leaves the series as it is. Series
 * that become equal are an error where they meet, since Prometheus 3 in any case. Its
 * label still has a name of the old form there.
 * Source: https://prometheus.io/docs/prometheus/latest/querying/functions/#label_replace
 */
export function labelReplace(
  series: readonly VectorSeries[],
  rule: LabelReplacement,
  equal: "meeting" | "ever",
): readonly VectorSeries[] {
  const pattern = goRegExp(rule.pattern);
  if (!pattern.ok)
    throw new PromqlError("execution", `invalid regular expression in label_replace(): ${rule.pattern}`);
  checkName("destination", "label_replace", rule.destination, 2);
  const replaced = series.map((one) => {
    const match = pattern.expression.exec(labelValue(one.labels, rule.source));
    if (!match) return one;
    return { ...one, labels: withLabel(one.labels, rule.destination, expand(rule.replacement, match)) };
  });
  return distinctSeries(replaced, equal);
}

/** label_join: sets a label to the values of others with a separator between them. */
export function labelJoin(
  series: readonly VectorSeries[],
  rule: { readonly destination: string; readonly separator: string; readonly sources: readonly string[] },
  major: 2 | 3,
): readonly VectorSeries[] {
  for (const source of rule.sources) checkName("source", "label_join", source, major);
  checkName("destination", "label_join", rule.destination, major);
  const joined = series.map((one) => {
    const value = rule.sources.map((source) => labelValue(one.labels, source)).join(rule.separator);
    return { ...one, labels: withLabel(one.labels, rule.destination, value) };
  });
  return distinctSeries(joined, "meeting");
}
