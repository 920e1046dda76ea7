import { distinctSeries } from "../distinct-series";
import type { Evaluation } from "../evaluation";
import { instantSelector } from "../evaluate/instant-selector";
import { scalarOperand, textOperand, vectorOperand } from "../evaluate/operands";
import { withoutName } from "../labels";
import { type Call, type Expression, unwrapped } from "../parse/expression";
import { PromqlError } from "../promql-error";
import { emptySeries, type Value, vector, type VectorSeries } from "../value";
import { absent } from "./absent";
import { histogramQuantile } from "./histogram-quantile";
import { labelJoin, labelReplace } from "./label-functions";

type VectorFunction = (evaluation: Evaluation, args: readonly Expression[]) => Value;

/** An argument that the parser has counted. */
function argumentAt(args: readonly Expression[], index: number): Expression {
  const argument = args[index];
  if (!argument) throw new PromqlError("execution", "an argument is missing");
  return argument;
}

const vectorAt = (evaluation: Evaluation, args: readonly Expression[], index = 0): readonly VectorSeries[] =>
  vectorOperand(evaluation, argumentAt(args, index));

function constant({ times }: Evaluation, value: (time: number, step: number) => number): Value {
  return { type: "scalar", values: times.map(value) };
}

const scalar: VectorFunction = (evaluation, args) => {
  const series = vectorAt(evaluation, args);
  return constant(evaluation, (_time, step) => {
    const present = series.filter((one) => one.present[step] === 1);
    return present.length === 1 ? (present[0]?.values[step] ?? NaN) : NaN;
  });
};

const vectorFrom: VectorFunction = (evaluation, args) => {
  const result = emptySeries({}, evaluation.times.length);
  result.values.set(scalarOperand(evaluation, argumentAt(args, 0)));
  result.present.fill(1);
  return vector([result]);
};

/** NaN comes last whatever the direction; a range query's series are ordered by their labels anyway. */
const sorted =
  (direction: 1 | -1): VectorFunction =>
  (evaluation, args) => {
    const key = (one: VectorSeries): number => one.values[0] ?? NaN;
    return vector(
      vectorAt(evaluation, args).toSorted((left, right) => {
        const [a, b] = [key(left), key(right)];
        if (Number.isNaN(a) || Number.isNaN(b)) return Number(Number.isNaN(a)) - Number(Number.isNaN(b));
        return a === b ? 0 : direction * (a - b);
      }),
    );
  };

/** The time of each sample of a selector, the evaluation time of everything else. */
const timestamp: VectorFunction = (evaluation, args) => {
  const argument = unwrapped(argumentAt(args, 0));
  const value =
    argument.kind === "selector"
      ? instantSelector(evaluation, argument, "time")
      : evaluation.evaluate(argument);
  if (value.type !== "vector") return value;
  const seconds = evaluation.times.map((time) => time / 1_000);
  const series = value.series.map((one) => ({
    labels: withoutName(one.labels),
    values: argument.kind === "selector" ? one.values : seconds,
    present: one.present,
  }));
  return vector(distinctSeries(series, "meeting"));
};

const replaceLabel: VectorFunction = (evaluation, args) => {
  const text = (index: number): string => textOperand(argumentAt(args, index));
  const rule = { destination: text(1), replacement: text(2), source: text(3), pattern: text(4) };
  const equal = evaluation.context.leftOpen ? "ever" : "meeting";
  return vector(labelReplace(vectorAt(evaluation, args), rule, equal));
};

const joinLabels: VectorFunction = (evaluation, args) => {
  const [destination = "", separator = "", ...sources] = args.slice(1).map(textOperand);
  const major = evaluation.context.leftOpen ? 3 : 2;
  return vector(labelJoin(vectorAt(evaluation, args), { destination, separator, sources }, major));
};

const quantileOf: VectorFunction = (evaluation, args) => {
  const nodes = [argumentAt(args, 0), argumentAt(args, 1)] as const;
  const q = scalarOperand(evaluation, nodes[0]);
  return histogramQuantile(evaluation, { nodes, q, series: vectorOperand(evaluation, nodes[1]) });
};

/** Native histograms are never scraped here, and these functions leave out what is none. */
const nothing: VectorFunction = () => vector([]);

const VECTOR_FUNCTIONS: ReadonlyMap<string, VectorFunction> = new Map<string, VectorFunction>([
  ["scalar", scalar],
  ["vector", vectorFrom],
  ["sort", sorted(1)],
  ["sort_desc", sorted(-1)],
  ["timestamp", timestamp],
  ["absent", (evaluation, args) => absent(evaluation, vectorAt(evaluation, args), argumentAt(args, 0))],
  ["label_replace", replaceLabel],
  ["label_join", joinLabels],
  ["histogram_quantile", quantileOf],
  ["time", (evaluation) => constant(evaluation, (time) => time / 1_000)],
  ["pi", (evaluation) => constant(evaluation, () => Math.PI)],
  ["histogram_avg", nothing],
  ["histogram_count", nothing],
  ["histogram_fraction", nothing],
  ["histogram_stddev", nothing],
  ["histogram_stdvar", nothing],
  ["histogram_sum", nothing],
]);

/** The function of that name which takes and gives whole vectors or scalars. */
export const vectorFunction = ({ signature }: Call): VectorFunction | undefined =>
  VECTOR_FUNCTIONS.get(signature.name);
