import { labelKey, type Labels, labelValue, withoutLabel, withoutName } from "./labels";
import { PromqlError } from "./promql-error";
import { emptySeries, type Value, vector, type VectorSeries } from "./value";
import { matchKey, matchLabels, type VectorMatching } from "./vector-matching";

interface VectorOperation {
  readonly apply: (left: number, right: number) => number;
  /** A comparison without `bool` keeps the left value where it holds, and the metric's name. */
  readonly filter: boolean;
  readonly matching: VectorMatching;
}

function resultLabels(many: Labels, one: Labels, operation: VectorOperation): Labels {
  const { filter, matching } = operation;
  if (matching.many === null) {
    if (!filter || matching.on) return matchLabels(many, matching);
    const name = labelValue(many, "__name__");
    const rest = matchLabels(many, matching);
    return name === "" ? rest : { __name__: name, ...rest };
  }
  const kept = filter ? many : withoutName(many);
  return matching.include.reduce((labels, name) => {
    const value = labelValue(one, name);
    return value === "" ? withoutLabel(labels, name) : { ...labels, [name]: value };
  }, kept);
}

function indexed(
  series: readonly VectorSeries[],
  matching: VectorMatching,
): ReadonlyMap<string, VectorSeries[]> {
  const byKey = new Map<string, VectorSeries[]>();
  for (const one of series) {
    const key = matchKey(one.labels, matching);
    const known = byKey.get(key);
    if (known) known.push(one);
    else byKey.set(key, [one]);
  }
  return byKey;
}

function checkOneSide(candidates: readonly VectorSeries[], steps: number): void {
  for (let step = 0; candidates.length > 1 && step < steps; step += 1)
    if (candidates.filter((one) => one.present[step] === 1).length > 1)
      throw new PromqlError(
        "execution",
        "found duplicate series for the match group; many-to-many matching not allowed: matching labels must be unique on one side",
      );
}

interface Pair {
  readonly many: VectorSeries;
  readonly one: VectorSeries;
}

function combine(pair: Pair, operation: VectorOperation, into: VectorSeries, matched: Uint8Array): void {
  const [left, right] = operation.matching.many === "right" ? [pair.one, pair.many] : [pair.many, pair.one];
  left.present.forEach((present, step) => {
    if (present !== 1 || right.present[step] !== 1) return;
    if (matched[step] === 1)
      throw new PromqlError(
        "execution",
        "multiple matches for labels: many-to-one matching must be explicit (group_left/group_right)",
      );
    matched[step] = 1;
    const value = operation.apply(left.values[step] ?? NaN, right.values[step] ?? NaN);
    if (operation.filter && value === 0) return;
    into.values[step] = operation.filter ? (left.values[step] ?? NaN) : value;
    into.present[step] = 1;
  });
}

/** An arithmetic or comparison operator between two vectors. Source: VectorBinop in Prometheus' promql/engine.go. */
export function vectorOperator(
  left: readonly VectorSeries[],
  right: readonly VectorSeries[],
  operation: VectorOperation,
): Value {
  const [many, one] = operation.matching.many === "right" ? [right, left] : [left, right];
  const candidates = indexed(one, operation.matching);
  const results = new Map<string, { series: VectorSeries; matched: Uint8Array }>();
  for (const series of many) {
    const partners = candidates.get(matchKey(series.labels, operation.matching)) ?? [];
    checkOneSide(partners, series.present.length);
    for (const partner of partners) {
      const labels = resultLabels(series.labels, partner.labels, operation);
      // One-to-one results collide by their match group, others by the labels of the result.
      const key = labelKey(
        operation.matching.many === null ? matchLabels(labels, operation.matching) : labels,
      );
      const steps = series.present.length;
      const result = results.get(key) ?? {
        series: emptySeries(labels, steps),
        matched: new Uint8Array(steps),
      };
      results.set(key, result);
      combine({ many: series, one: partner }, operation, result.series, result.matched);
    }
  }
  return vector([...results.values()].map((result) => result.series));
}
