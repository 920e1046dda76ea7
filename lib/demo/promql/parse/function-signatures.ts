import type { ValueType } from "./value-type";

export interface FunctionSignature {
  readonly name: string;
  readonly parameters: readonly ValueType[];
  /** How many of the last parameter may be left out or repeated: 0 none, -1 repeated without end. */
  readonly variadic: number;
  readonly returns: ValueType;
  /** Known to Prometheus, but only behind a feature flag. */
  readonly experimental: boolean;
  /** The only major version that has it, null for both. */
  readonly major: 2 | 3 | null;
}

interface Options {
  readonly variadic?: number;
  readonly returns?: ValueType;
  readonly experimental?: boolean;
  readonly major?: 2 | 3;
}

const define = (
  names: string,
  parameters: readonly ValueType[],
  { variadic = 0, returns = "vector", experimental = false, major }: Options = {},
): readonly FunctionSignature[] =>
  names
    .split(" ")
    .map((name) => ({ name, parameters, variadic, returns, experimental, major: major ?? null }));

const SIGNATURES: readonly FunctionSignature[] = [
  ...define("abs absent ceil exp floor ln log10 log2 sgn sort sort_desc sqrt timestamp", ["vector"]),
  ...define("acos acosh asin asinh atan atanh cos cosh sin sinh tan tanh deg rad", ["vector"]),
  ...define("histogram_count histogram_sum", ["vector"]),
  ...define("histogram_avg histogram_stddev histogram_stdvar", ["vector"], { major: 3 }),
  ...define("avg_over_time count_over_time last_over_time max_over_time min_over_time", ["matrix"]),
  ...define("present_over_time stddev_over_time stdvar_over_time sum_over_time absent_over_time", ["matrix"]),
  ...define("changes delta deriv idelta increase irate rate resets", ["matrix"]),
  ...define("mad_over_time", ["matrix"], { experimental: true, major: 3 }),
  ...define("days_in_month day_of_month day_of_week day_of_year hour minute month year", ["vector"], {
    variadic: 1,
  }),
  ...define("clamp", ["vector", "scalar", "scalar"]),
  ...define("clamp_max clamp_min", ["vector", "scalar"]),
  ...define("round", ["vector", "scalar"], { variadic: 1 }),
  ...define("histogram_fraction", ["scalar", "scalar", "vector"]),
  ...define("histogram_quantile", ["scalar", "vector"]),
  ...define("quantile_over_time", ["scalar", "matrix"]),
  ...define("predict_linear", ["matrix", "scalar"]),
  ...define("holt_winters", ["matrix", "scalar", "scalar"], { major: 2 }),
  ...define("double_exponential_smoothing", ["matrix", "scalar", "scalar"], {
    experimental: true,
    major: 3,
  }),
  ...define("info", ["vector", "vector"], { variadic: 1, experimental: true, major: 3 }),
  ...define("label_replace", ["vector", "string", "string", "string", "string"]),
  ...define("label_join", ["vector", "string", "string", "string"], { variadic: -1 }),
  ...define("sort_by_label sort_by_label_desc", ["vector", "string"], {
    variadic: -1,
    experimental: true,
    major: 3,
  }),
  ...define("scalar", ["vector"], { returns: "scalar" }),
  ...define("vector", ["scalar"]),
  ...define("pi time", [], { returns: "scalar" }),
];

const BY_NAME = new Map(SIGNATURES.map((signature) => [signature.name, signature]));

/** A function by its name in one major version of Prometheus. Source: Prometheus' promql/parser/functions.go. */
export function functionSignature(name: string, major: 2 | 3): FunctionSignature | undefined {
  const signature = BY_NAME.get(name);
  return signature?.major === (major === 2 ? 3 : 2) ? undefined : signature;
}
