import { absent } from "./absent";
import type { Evaluation } from "./evaluation";
import { histogramQuantile } from "./histogram-quantile";
import { labelReplace } from "./label-replace";
import { withoutName } from "./labels";
import { PromqlError } from "./promql-error";
import { rangeCall } from "./range-call";
import { RANGE_FUNCTIONS } from "./range-functions";
import { readSelector } from "./read-selector";
import { childrenOf, type SyntaxNode, textAt } from "./syntax";
import { emptySeries, scalarOf, textOf, type Value, vector, vectorOf, type VectorSeries } from "./value";

interface Call {
  readonly evaluation: Evaluation;
  readonly where: string;
  readonly argument: (index: number) => Value;
  readonly nodes: readonly SyntaxNode[];
}

interface InstantFunction {
  readonly fewest: number;
  readonly most: number;
  readonly apply: (call: Call) => Value;
}

const vectorAt = (call: Call, index: number): readonly VectorSeries[] =>
  vectorOf(call.argument(index), call.where);
const scalarAt = (call: Call, index: number): Float64Array => scalarOf(call.argument(index), call.where);
const textArgument = (call: Call, index: number): string => textOf(call.argument(index), call.where);

function mapped(series: readonly VectorSeries[], change: (value: number, step: number) => number): Value {
  return vector(
    series.map((one) => ({
      labels: withoutName(one.labels),
      values: one.values.map(change),
      present: one.present,
    })),
  );
}

const elementwise = (change: (value: number) => number): InstantFunction => ({
  fewest: 1,
  most: 1,
  apply: (call) => mapped(vectorAt(call, 0), change),
});

function round(call: Call): Value {
  const to = call.nodes.length > 1 ? scalarAt(call, 1) : null;
  return mapped(vectorAt(call, 0), (value, step) => {
    const inverse = 1 / (to?.[step] ?? 1);
    return Math.floor(value * inverse + 0.5) / inverse;
  });
}

function clamp(call: Call): Value {
  const [lowest, highest] = [scalarAt(call, 1), scalarAt(call, 2)];
  const series = vectorAt(call, 0).map((one) => ({
    ...one,
    present: one.present.map((present, step) =>
      (highest[step] ?? NaN) < (lowest[step] ?? NaN) ? 0 : present,
    ),
  }));
  return mapped(series, (value, step) =>
    Math.max(lowest[step] ?? NaN, Math.min(highest[step] ?? NaN, value)),
  );
}

const clampBy = (choose: (value: number, limit: number) => number): InstantFunction => ({
  fewest: 2,
  most: 2,
  apply: (call) => {
    const limit = scalarAt(call, 1);
    return mapped(vectorAt(call, 0), (value, step) => choose(value, limit[step] ?? NaN));
  },
});

function scalar(call: Call): Value {
  const series = vectorAt(call, 0);
  const values = call.evaluation.times.map((_time, step) => {
    const present = series.filter((one) => one.present[step] === 1);
    return present.length === 1 ? (present[0]?.values[step] ?? NaN) : NaN;
  });
  return { type: "scalar", values };
}

function vectorFrom(call: Call): Value {
  const result = emptySeries({}, call.evaluation.times.length);
  result.values.set(scalarAt(call, 0));
  result.present.fill(1);
  return vector([result]);
}

function sorted(call: Call, direction: number): Value {
  const key = (one: VectorSeries): number => one.values[0] ?? NaN;
  return vector(vectorAt(call, 0).toSorted((left, right) => direction * (key(left) - key(right))));
}

const between = (fewest: number, most: number, apply: (call: Call) => Value): InstantFunction => ({
  fewest,
  most,
  apply,
});

const INSTANT_FUNCTIONS: ReadonlyMap<string, InstantFunction> = new Map([
  ["abs", elementwise(Math.abs)],
  ["ceil", elementwise(Math.ceil)],
  ["floor", elementwise(Math.floor)],
  ["exp", elementwise(Math.exp)],
  ["ln", elementwise(Math.log)],
  ["log2", elementwise(Math.log2)],
  ["log10", elementwise(Math.log10)],
  ["sqrt", elementwise(Math.sqrt)],
  ["sgn", elementwise(Math.sign)],
  ["round", between(1, 2, round)],
  ["clamp", between(3, 3, clamp)],
  ["clamp_min", clampBy(Math.max)],
  ["clamp_max", clampBy(Math.min)],
  ["sort", between(1, 1, (call) => sorted(call, 1))],
  ["sort_desc", between(1, 1, (call) => sorted(call, -1))],
  ["scalar", between(1, 1, scalar)],
  ["vector", between(1, 1, vectorFrom)],
  ["absent", between(1, 1, (call) => absent(call.evaluation, vectorAt(call, 0), call.nodes[0]))],
  [
    "time",
    between(0, 0, (call) => ({ type: "scalar", values: call.evaluation.times.map((t) => t / 1_000) })),
  ],
  ["histogram_quantile", between(2, 2, (call) => histogramQuantile(scalarAt(call, 0), vectorAt(call, 1)))],
  [
    "label_replace",
    between(5, 5, (call) =>
      labelReplace(vectorAt(call, 0), {
        destination: textArgument(call, 1),
        replacement: textArgument(call, 2),
        source: textArgument(call, 3),
        pattern: textArgument(call, 4),
      }),
    ),
  ],
]);

function checkCount(name: string, given: number, fewest: number, most: number): void {
  if (given < fewest || given > most)
    throw new PromqlError(
      "bad_data",
      `expected ${fewest === most ? fewest : `${fewest} to ${most}`} argument(s) in call to "${name}", got ${given}`,
    );
}

/** Evaluates a function call; one the simulated Prometheus does not know is an execution error that names it. */
export function functionCall(evaluation: Evaluation, node: SyntaxNode): Value {
  const identifier = node.getChild("FunctionIdentifier");
  const body = node.getChild("FunctionCallBody");
  const name = identifier ? textAt(evaluation.text, identifier) : "";
  const nodes = body ? childrenOf(body) : [];
  const range = RANGE_FUNCTIONS.get(name);
  if (range) {
    checkCount(name, nodes.length, 1, 1);
    return rangeCall(evaluation, {
      name,
      apply: range,
      selector: readSelector(evaluation, nodes[0] ?? node),
    });
  }
  const instant = INSTANT_FUNCTIONS.get(name);
  if (!instant)
    throw new PromqlError("execution", `function ${name}() is not supported by the simulated Prometheus`);
  checkCount(name, nodes.length, instant.fewest, instant.most);
  const argument = (index: number): Value => evaluation.evaluate(nodes[index] ?? node);
  return instant.apply({ evaluation, nodes, argument, where: `call to function "${name}"` });
}
