import { distinctSeries } from "./distinct-series";
import { anchoredPattern } from "./label-matcher";
import { type Labels, labelValue, withoutLabel } from "./labels";
import { PromqlError } from "./promql-error";
import { type Value, vector, type VectorSeries } from "./value";

export interface LabelReplacement {
  readonly destination: string;
  /** May hold $1, ${1} and ${name}. */
  readonly replacement: string;
  readonly source: string;
  readonly pattern: string;
}

const expand = (replacement: string, match: RegExpExecArray): string =>
  replacement.replaceAll(/\$(?:\$|(\w+)|\{(\w+)\})/g, (whole, bare?: string, braced?: string) => {
    const name = bare ?? braced;
    if (name === undefined) return whole === "$$" ? "$" : whole;
    return (/^\d+$/.test(name) ? match[Number(name)] : match.groups?.[name]) ?? "";
  });

function replaced(labels: Labels, destination: string, value: string): Labels {
  return value === "" ? withoutLabel(labels, destination) : { ...labels, [destination]: value };
}

/** label_replace: sets a label from another one where the anchored pattern matches, else leaves the series as it is. */
export function labelReplace(series: readonly VectorSeries[], rule: LabelReplacement): Value {
  if (!/^[a-zA-Z_]\w*$/.test(rule.destination))
    throw new PromqlError(
      "execution",
      `invalid destination label name in label_replace(): ${rule.destination}`,
    );
  const pattern = anchoredPattern(rule.pattern);
  return vector(
    distinctSeries(
      series.map((one) => {
        const match = pattern.exec(labelValue(one.labels, rule.source));
        if (!match) return one;
        return { ...one, labels: replaced(one.labels, rule.destination, expand(rule.replacement, match)) };
      }),
    ),
  );
}
