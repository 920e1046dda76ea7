import { distinctSeries } from "../distinct-series";
import type { Evaluation } from "../evaluation";
import { absent } from "../functions/absent";
import { noteQuantile } from "../functions/note-quantile";
import { DATE_FUNCTIONS, NUMBER_FUNCTIONS } from "../functions/number-functions";
import { vectorFunction } from "../functions/vector-functions";
import { withoutName } from "../labels";
import type { Call } from "../parse/expression";
import { PromqlError } from "../promql-error";
import { emptySeries, type Value, vector, type VectorSeries } from "../value";
import { scalarOperand, vectorOperand } from "./operands";
import { rangeArgument, rangeCall } from "./range-call";

type NumberFunction = (value: number, ...parameters: readonly number[]) => number;

/** A vector of the evaluation times in seconds, which date functions take without an argument. */
function now({ times }: Evaluation): VectorSeries {
  const series = emptySeries({}, times.length);
  series.values.set(times.map((time) => Math.floor(time / 1_000)));
  series.present.fill(1);
  return series;
}

function mapped(
  series: readonly VectorSeries[],
  apply: NumberFunction,
  scalars: readonly Float64Array[],
): Value {
  const results = series.map(({ labels, values, present }) => ({
    labels: withoutName(labels),
    values: values.map((value, step) => apply(value, ...scalars.map((scalar) => scalar[step] ?? NaN))),
    present,
  }));
  return vector(distinctSeries(results, "meeting"));
}

/** Nothing lies between bounds in the wrong order. */
const between = (
  series: readonly VectorSeries[],
  [lowest, highest]: readonly Float64Array[],
): readonly VectorSeries[] =>
  series.map((one) => ({
    ...one,
    present: one.present.map((bit, step) => ((highest?.[step] ?? NaN) < (lowest?.[step] ?? NaN) ? 0 : bit)),
  }));

function overRange(evaluation: Evaluation, call: Call): Value | null {
  const argument = rangeArgument(call);
  if (!argument) return null;
  const [first] = call.args;
  if (call.signature.name === "quantile_over_time" && first)
    noteQuantile(evaluation.context, scalarOperand(evaluation, first), first);
  const value = rangeCall(evaluation, call, argument);
  if (call.signature.name !== "absent_over_time" || value.type !== "vector") return value;
  return absent(evaluation, value.series, argument);
}

/** Evaluates a function call; one the simulated Prometheus does not know is an execution error that names it. */
export function functionCall(evaluation: Evaluation, call: Call): Value {
  const { name } = call.signature;
  const ranged = overRange(evaluation, call);
  if (ranged) return ranged;
  const whole = vectorFunction(call);
  if (whole) return whole(evaluation, call.args);
  const single = NUMBER_FUNCTIONS.get(name) ?? DATE_FUNCTIONS.get(name);
  if (!single)
    throw new PromqlError("execution", `function ${name}() is not supported by the simulated Prometheus`);
  const [first, ...rest] = call.args;
  const series = first ? vectorOperand(evaluation, first) : [now(evaluation)];
  const scalars = rest.map((argument) => scalarOperand(evaluation, argument));
  return mapped(name === "clamp" ? between(series, scalars) : series, single, scalars);
}
