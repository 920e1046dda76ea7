import fc from "fast-check";

const label = fc.constantFrom("reporter", "source_workload", "destination_workload", "response_code", "pod");
const labels = fc.uniqueArray(label, { minLength: 0, maxLength: 3 }).map((names) => names.join(", "));
const matcher = fc.constantFrom(
  'reporter="source"',
  'reporter!="source"',
  'destination_workload=~"reviews.*"',
  'response_code!~"5.."',
  'source_workload=~"productpage-v1|details-v1"',
  'missing=""',
  'response_code="503"',
);
const metric = fc.constantFrom(
  "istio_requests_total",
  "istio_request_duration_milliseconds_count",
  "istio_tcp_sent_bytes_total",
);
const selector = fc
  .tuple(metric, fc.uniqueArray(matcher, { maxLength: 2 }))
  .map(([name, matchers]) => (matchers.length > 0 ? `${name}{${matchers.join(",")}}` : name));
const offset = fc.constantFrom("", "", " offset 20s", " offset 1m");
const rangeFunction = fc.constantFrom(
  ...["rate", "increase", "irate", "delta", "idelta", "changes", "resets", "sum_over_time", "avg_over_time"],
  ...["min_over_time", "max_over_time", "count_over_time", "last_over_time", "present_over_time"],
);
const ranged = fc
  .tuple(rangeFunction, selector, fc.constantFrom("30s", "1m", "2m30s", "5m"), offset)
  .map(([name, of, window, shift]) => `${name}(${of}[${window}]${shift})`);
/** Samples as scraped. Steps are taken of these only: a sum's last bit, which depends on the order, would move a step by one. */
const sampled = fc.tuple(selector, offset).map((parts) => parts.join(""));
const number = fc.constantFrom("2.345", "0.71", "1e3", "-3", "0x1F");

/** PromQL expressions over Istio's metrics whose answer does not hang on the order of equal values. */
export const promqlArbitrary: fc.Arbitrary<string> = fc.letrec<{ vector: string }>((tie) => ({
  vector: fc.oneof(
    { maxDepth: 3, depthSize: "small" },
    ranged,
    sampled,
    fc
      .tuple(
        fc.constantFrom("sum", "avg", "min", "max", "count", "group"),
        fc.constantFrom("by", "without"),
        labels,
        tie("vector"),
      )
      .map(([operator, how, names, of]) => `${operator} ${how} (${names}) (${of})`),
    fc
      .tuple(fc.constantFrom("0.5", "0.9", "1.5"), labels, tie("vector"))
      .map(([q, names, of]) => `quantile by (${names}) (${q}, ${of})`),
    fc
      .tuple(tie("vector"), fc.constantFrom("+", "-", "*", "/", ">", "< bool", ">="), number)
      .map((parts) => `(${parts.join(" ")})`),
    fc
      .tuple(
        tie("vector"),
        fc.constantFrom("and", "or", "unless"),
        fc.constantFrom("on", "ignoring"),
        labels,
        tie("vector"),
      )
      .map(([left, operator, how, names, right]) => `(${left} ${operator} ${how} (${names}) ${right})`),
    fc
      .tuple(tie("vector"), fc.constantFrom("+", "/", "> bool"), labels, tie("vector"))
      .map(
        ([left, operator, names, right]) =>
          `(sum by (${names}) (${left}) ${operator} sum by (${names}) (${right}))`,
      ),
    fc
      .tuple(labels, tie("vector"), fc.constantFrom("*", "/"), tie("vector"))
      .map(
        ([names, many, operator, one]) =>
          `(sum by (pod, reporter) (${many}) ${operator} on (reporter) group_left () sum by (reporter) (${one})) or sum by (${names}) (${one})`,
      ),
    fc.tuple(fc.constantFrom("abs", "-", "absent"), tie("vector")).map(([name, of]) => `${name}(${of})`),
    fc.tuple(fc.constantFrom("round", "floor", "sgn"), sampled).map(([name, of]) => `${name}(${of})`),
    fc.tuple(sampled, number).map(([of, divisor]) => `(${of} % ${divisor})`),
    fc.tuple(tie("vector"), number).map(([of, limit]) => `clamp_max(${of}, ${limit})`),
    tie("vector").map((of) => `label_replace(sum by (pod) (${of}), "short", "$1", "pod", "([a-z]+)-.*")`),
  ),
})).vector;
