import { distinctSeries } from "../distinct-series";
import type { Evaluation } from "../evaluation";
import { PromqlError } from "../promql-error";
import { RANGE_FUNCTIONS } from "../functions/range-functions";
import type { RangeFunction } from "../functions/range-window";
import {
  type Call,
  type Expression,
  type MatrixSelector,
  type Subquery,
  unwrapped,
} from "../parse/expression";
import type { Samples } from "../series-source";
import { emptySeries, type Value, vector, type VectorSeries } from "../value";
import { scalarOperand } from "./operands";
import { rangeVector } from "./range-vector";

interface Slide {
  readonly apply: RangeFunction;
  readonly rangeMs: number;
  readonly leftOpen: boolean;
  readonly times: Float64Array;
  readonly ends: Float64Array;
  /** Asked now and then whether the query may go on. */
  readonly goOn: () => void;
  /** The other arguments, one value for each evaluation time. */
  readonly scalars: readonly Float64Array[];
}

const NONE: readonly number[] = [];
/** A function may take long for each of many windows. */
const STEPS_BETWEEN = 64;

/** The index, from `first` on, of the first sample inside a window. */
function skipUntil(times: readonly number[], first: number, start: number, leftOpen: boolean): number {
  let index = first;
  while (index < times.length && ((times[index] ?? 0) < start || (leftOpen && times[index] === start)))
    index += 1;
  return index;
}

function slide(call: Slide, { times, values }: Samples, into: VectorSeries): void {
  const { apply, rangeMs, leftOpen, scalars } = call;
  let first = 0;
  let next = 0;
  call.ends.forEach((end, step) => {
    if (step % STEPS_BETWEEN === 0) call.goOn();
    const start = end - rangeMs;
    first = skipUntil(times, first, start, leftOpen);
    while (next < times.length && (times[next] ?? 0) <= end) next += 1;
    if (next <= first) return;
    const parameters = scalars.length > 0 ? scalars.map((scalar) => scalar[step] ?? NaN) : NONE;
    const at = call.times[step] ?? end;
    const value = apply({ times, values, first, last: next - 1, start, end, at }, parameters);
    if (value === undefined) return;
    into.values[step] = value;
    into.present[step] = 1;
  });
}

/** The range vector among a call's arguments, null where there is none. */
export function rangeArgument({ args }: Call): MatrixSelector | Subquery | null {
  for (const argument of args) {
    const inner = unwrapped(argument);
    if (inner.kind === "matrix" || inner.kind === "subquery") return inner;
  }
  return null;
}

function noteNoCounter(evaluation: Evaluation, names: ReadonlySet<string>, argument: Expression): void {
  for (const name of names)
    if (name !== "" && !/_(?:total|sum|count|bucket)$/.test(name))
      evaluation.context.annotate(
        "info",
        `metric might not be a counter, name does not end in _total/_sum/_count/_bucket: ${JSON.stringify(name)}`,
        argument,
      );
}

/** Applies a range function to the window before each evaluation time, one series after the other. */
export function rangeCall(evaluation: Evaluation, call: Call, argument: MatrixSelector | Subquery): Value {
  const { name } = call.signature;
  const apply = RANGE_FUNCTIONS.get(name);
  if (!apply)
    throw new PromqlError("execution", `function ${name}() is not supported by the simulated Prometheus`);
  const scalars = call.args
    .filter((one) => unwrapped(one) !== argument)
    .map((one) => scalarOperand(evaluation, one));
  const { series, ends, rangeMs } = rangeVector(evaluation, argument);
  const { leftOpen } = evaluation.context;
  const goOn = (): void => evaluation.context.spend(0);
  const window = { apply, goOn, rangeMs, leftOpen, ends, scalars, times: evaluation.times };
  const names = new Set<string>();
  const results: VectorSeries[] = [];
  for (const one of series) {
    const keepsName = name === "last_over_time" && one.name !== "";
    const result = emptySeries(keepsName ? { __name__: one.name, ...one.labels } : one.labels, ends.length);
    slide(window, one.samples, result);
    if (!result.present.includes(1)) continue;
    results.push(result);
    names.add(one.name);
  }
  if (name === "rate" || name === "increase") noteNoCounter(evaluation, names, argument);
  // Labels of one metric differ without its name too.
  const merges = names.size > 1 && name !== "absent_over_time";
  return vector(merges ? distinctSeries(results, "ever") : results);
}
