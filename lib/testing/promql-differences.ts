/** What is known of a query whose answers differ. */
interface Difference {
  readonly text: string;
  readonly stepMs: number;
  readonly found: string;
}

interface Rule {
  readonly reason: string;
  readonly applies: (difference: Difference) => boolean;
}

const PINNED = /@/;
/** Functions of a range that take a number too. */
const WITH_NUMBER = /predict_linear|quantile_over_time|holt_winters/;
const SUBQUERY = /\[[^\]]*:/;

/** Where the Prometheus that the tests run, 2.42, is known to answer otherwise than the simulated one, and why. */
export const PROMQL_DIFFERENCES: readonly Rule[] = [
  {
    reason: "Prometheus 2 moves a pinned window on where the function's number may vary; 3 does not",
    applies: ({ text }) => PINNED.test(text) && WITH_NUMBER.test(text),
  },
  {
    reason: "a pinned range vector in parentheses is an internal error (unexpected number of samples)",
    applies: ({ found }) => found.endsWith("unexpected number of samples"),
  },
  {
    reason: "timestamp() forgets the offset of a pinned selector",
    applies: ({ text }) => /timestamp\(/.test(text) && PINNED.test(text) && /offset/i.test(text),
  },
  {
    reason: "atan2 keeps the metric's name in Prometheus 2",
    applies: ({ text }) => /\batan2\b/.test(text),
  },
  {
    reason: "the variance and the trend of infinities and NaN are 0 or NaN in Prometheus 2",
    applies: ({ text }) => /stdvar|stddev|deriv|predict_linear/.test(text),
  },
  {
    reason: "count_values forgets labels of `by` from step to step in Prometheus 2",
    applies: ({ text, stepMs }) => /count_values/.test(text) && (stepMs > 0 || SUBQUERY.test(text)),
  },
  {
    reason: "the parameter of an aggregation over a constant vector is read at the first step only",
    applies: ({ text }) => /topk|bottomk|quantile/.test(text),
  },
  {
    reason: "a subquery with a step longer than its range gives a constant's value after the evaluation time",
    applies: ({ text, stepMs }) => stepMs === 0 && SUBQUERY.test(text) && text.startsWith("("),
  },
];
