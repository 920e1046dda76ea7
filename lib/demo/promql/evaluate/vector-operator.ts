import { labelKey, type Labels, labelValue, withoutLabel, withoutName } from "../labels";
import { labelsText } from "../labels-text";
import type { VectorMatching } from "../parse/expression";
import { PromqlError } from "../promql-error";
import { emptySeries, type Value, vector, type VectorSeries } from "../value";
import { matchKey, matchLabels } from "./match-labels";

interface VectorOperation {
  readonly apply: (left: number, right: number) => number;
  readonly comparison: boolean;
  /** A comparison without `bool` keeps the left value where it holds, and the metric's name. */
  readonly filter: boolean;
  readonly matching: VectorMatching;
}

/** Source: resultMetric in Prometheus' promql/engine.go. */
function resultLabels(many: Labels, one: Labels, { filter, comparison, matching }: VectorOperation): Labels {
  const name = labelValue(many, "__name__");
  if (matching.many === null) {
    const kept = matchLabels(many, matching);
    const named = matching.on ? Object.hasOwn(kept, "__name__") : comparison && name !== "";
    return filter && named ? { __name__: name, ...kept } : withoutName(kept);
  }
  return matching.include.reduce(
    (labels, included) => {
      const value = labelValue(one, included);
      return value === "" ? withoutLabel(labels, included) : { ...labels, [included]: value };
    },
    filter ? many : withoutName(many),
  );
}

function grouped(
  series: readonly VectorSeries[],
  matching: VectorMatching,
): ReadonlyMap<string, readonly VectorSeries[]> {
  const byKey = new Map<string, VectorSeries[]>();
  for (const one of series) {
    const key = matchKey(one.labels, matching);
    const known = byKey.get(key);
    if (known) known.push(one);
    else byKey.set(key, [one]);
  }
  return byKey;
}

/** Two series of one match group on the side of which there may be one only. */
function ambiguous(pair: readonly VectorSeries[], matching: VectorMatching): PromqlError {
  const [first, second] = pair.map(({ labels }) => labelsText(labels));
  const group = labelsText(pair[0] ? matchLabels(pair[0].labels, matching) : {});
  const side = matching.many === "right" ? "left" : "right";
  return new PromqlError(
    "execution",
    `found duplicate series for the match group ${group} on the ${side} hand-side of the operation: [${second ?? ""}, ${first ?? ""}];many-to-many matching not allowed: matching labels must be unique on one side`,
  );
}

/** At each time the "one" side may have one series a match group, unless the other side is empty there. */
function checkOneSide(
  groups: ReadonlyMap<string, readonly VectorSeries[]>,
  many: readonly VectorSeries[],
  matching: VectorMatching,
): void {
  for (const members of groups.values()) {
    if (members.length < 2) continue;
    members[0]?.present.forEach((_bit, step) => {
      const pair = members.filter((one) => one.present[step] === 1);
      if (pair.length > 1 && many.some((one) => one.present[step] === 1)) throw ambiguous(pair, matching);
    });
  }
}

/** The one result of a label set, and which match group gave its value at each time. */
interface Result {
  readonly series: VectorSeries;
  readonly groups: Map<number, string>;
}

class Results {
  readonly byLabels = new Map<string, Result>();
  private readonly matched = new Map<string, Uint8Array>();
  private readonly operation: VectorOperation;

  constructor(operation: VectorOperation) {
    this.operation = operation;
  }

  combine(group: string, many: VectorSeries, one: VectorSeries): void {
    const { filter, apply, matching } = this.operation;
    const [left, right] = matching.many === "right" ? [one, many] : [many, one];
    const labels = resultLabels(many.labels, one.labels, this.operation);
    const key = labelKey(labels);
    const result = this.byLabels.get(key) ?? {
      series: emptySeries(labels, many.present.length),
      groups: new Map<number, string>(),
    };
    this.byLabels.set(key, result);
    left.present.forEach((present, step) => {
      if (present !== 1 || right.present[step] !== 1) return;
      const value = apply(left.values[step] ?? NaN, right.values[step] ?? NaN);
      if (filter && value === 0) return;
      this.checkUnique(group, result, step);
      result.series.values[step] = filter ? (left.values[step] ?? NaN) : value;
      result.series.present[step] = 1;
    });
  }

  private checkUnique(group: string, { series, groups }: Result, step: number): void {
    const taken = series.present[step] === 1;
    if (this.operation.matching.many === null) {
      const matched = this.matched.get(group) ?? new Uint8Array(series.present.length);
      this.matched.set(group, matched);
      if (matched[step] === 1)
        throw new PromqlError(
          "execution",
          "multiple matches for labels: many-to-one matching must be explicit (group_left/group_right)",
        );
      matched[step] = 1;
    } else if (taken && groups.get(step) === group)
      throw new PromqlError(
        "execution",
        "multiple matches for labels: grouping labels must ensure unique matches",
      );
    if (taken) throw new PromqlError("execution", "vector cannot contain metrics with the same labelset");
    if (this.operation.matching.many !== null) groups.set(step, group);
  }
}

/** An arithmetic or comparison operator between two vectors. Source: VectorBinop in Prometheus' promql/engine.go. */
export function vectorOperator(
  left: readonly VectorSeries[],
  right: readonly VectorSeries[],
  operation: VectorOperation,
): Value {
  const { matching } = operation;
  const [many, one] = matching.many === "right" ? [right, left] : [left, right];
  const partners = grouped(one, matching);
  checkOneSide(partners, many, matching);
  const results = new Results(operation);
  for (const series of many) {
    const group = matchKey(series.labels, matching);
    for (const partner of partners.get(group) ?? []) results.combine(group, series, partner);
  }
  return vector([...results.byLabels.values()].map(({ series }) => series));
}
