import fc from "fast-check";
import { SAMPLES_AT } from "./promql-samples";

type Text = fc.Arbitrary<string>;

const oneOf = (...texts: readonly string[]): Text => fc.constantFrom(...texts);
/** Fills `$1`, `$2` … of a template with generated parts. */
const fill = (template: string, ...parts: readonly Text[]): Text =>
  fc
    .tuple(...parts)
    .map((texts) => template.replaceAll(/\$(\d)/g, (_all, index) => texts[Number(index) - 1] ?? ""));

const metric = oneOf(
  ...["istio_requests_total", "istio_requests_total", "istio_request_duration_milliseconds_count"],
  ...["istio_request_duration_milliseconds_bucket", "istio_tcp_sent_bytes_total", "container_load"],
  ...["container_load", "container_limit", "pod_owner"],
);
const matcher = oneOf(
  ...['reporter="source"', 'reporter!="source"', 'destination_workload=~"reviews.*"', "response_code!~'5..'"],
  ...['source_workload=~"productpage-v1|details-v1"', 'missing=""', 'response_code="503"', 'pod=~".+-a"'],
  ...['pod=~"(?i)REVIEWS-.*"', "pod!=``", 'le="+Inf"', '__name__!~"pod_.*"'],
);
const matchers = fc.uniqueArray(matcher, { maxLength: 2 }).map((all) => all.join(","));
const shift = oneOf(
  ...["", "", "", "", " offset 20s", " offset 1m", " offset -45s", " OFFSET 1m30s"],
  ...[` @ ${SAMPLES_AT / 1_000 - 400}`, " @ start()", " @ end()", ` @ ${SAMPLES_AT / 1_000}.5 offset 1m`],
  ` offset -30s @ ${SAMPLES_AT / 1_000 - 200}`,
);
const selector: Text = fc.oneof(
  { weight: 5, arbitrary: fill("$1{$2}", metric, matchers) },
  { weight: 2, arbitrary: metric },
  {
    weight: 1,
    arbitrary: oneOf('{__name__=~"container_.*"}', '{__name__="pod_owner"}', '{pod="details-v1-a"}'),
  },
  {
    weight: 1,
    arbitrary: oneOf("missing_total", 'missing{pod="x",pod!="y",team="red"}', 'up{a="1",b=~"2"}'),
  },
);
const instant = fill("$1$2", selector, shift);
const range = oneOf("30s", "1m", "1m", "2m30s", "5m", "10m", "1m1ms", "3s");

const label = oneOf(
  "reporter",
  "source_workload",
  "destination_workload",
  "response_code",
  "pod",
  "team",
  "le",
);
const labels = fc.uniqueArray(label, { minLength: 0, maxLength: 3 }).map((names) => names.join(", "));
const group = fill("$1 ($2)", oneOf("by", "without"), labels);
const number = oneOf(
  ...["2.345", "0.71", "1e3", "-3", "0x1F", "5", "2", "1", "0", "Inf", "-inf", "NaN", "017", ".5", "1e-9"],
);
const quantile = oneOf("0", "0.5", "0.9", "0.99", "1", "1.5", "-1", "NaN");

const rangeFunction = oneOf(
  ...["rate", "rate", "increase", "irate", "delta", "idelta", "deriv", "changes", "resets", "sum_over_time"],
  ...["avg_over_time", "min_over_time", "max_over_time", "count_over_time", "last_over_time"],
  ...["present_over_time", "absent_over_time", "stddev_over_time", "stdvar_over_time"],
);
const numberFunction = oneOf(
  ...["abs", "ceil", "floor", "exp", "ln", "log2", "log10", "sqrt", "sgn", "deg", "rad", "round", "-", "+"],
  ...["sin", "cos", "tan", "asin", "acos", "atan", "sinh", "cosh", "tanh", "asinh", "acosh", "atanh"],
);
const dateFunction = oneOf(
  ...["minute", "hour", "day_of_week", "day_of_month", "day_of_year", "days_in_month", "month", "year"],
);
const arithmetic = oneOf("+", "-", "*", "/", "%", "^", "atan2");
const comparison = oneOf("==", "!=", ">", "<", ">=", "<=");
const operator = fc.oneof(arithmetic, comparison, fill("$1 bool", comparison));

const matching = fc.oneof(
  { weight: 3, arbitrary: fc.constant("") },
  { weight: 2, arbitrary: fill("on ($1)", labels) },
  { weight: 2, arbitrary: fill("ignoring ($1)", labels) },
  {
    weight: 1,
    arbitrary: fill(
      "$1 ($2) $3 ($4)",
      oneOf("on", "ignoring"),
      labels,
      oneOf("group_left", "group_right"),
      labels,
    ),
  },
  { weight: 1, arbitrary: fill("on (pod) $1", oneOf("group_left (team)", "group_right", "group_left")) },
);

interface Types {
  scalar: string;
  vector: string;
  matrix: string;
}

const { vector, scalar, matrix } = fc.letrec<Types>((tie: fc.LetrecTypedTie<Types>) => {
  const of: Text = tie("vector");
  const aScalar: Text = tie("scalar");
  const aMatrix: Text = tie("matrix");
  return {
    scalar: fc.oneof(
      { maxDepth: 3, depthSize: "small" },
      number,
      number,
      oneOf("time()", "pi()", `(time() - ${SAMPLES_AT / 1_000 - 600})`),
      fill("scalar($1)", of),
      fill("($1 $2 $3)", aScalar, fc.oneof(arithmetic, fill("$1 bool", comparison)), aScalar),
      fill("-$1", aScalar),
    ),
    matrix: fc.oneof(
      { maxDepth: 3, depthSize: "small" },
      fill("$1[$2]$3", selector, range, shift),
      fill("$1[$2]$3", selector, range, shift),
      fill("($1[$2:$3]$4)", of, range, oneOf("", "30s", "15s", "1m"), shift),
      fill("($1)[$2:$3]$4", of, range, oneOf("", "20s", "15s", "7s"), shift),
    ),
    vector: fc.oneof(
      { maxDepth: 3, depthSize: "small" },
      instant,
      fill("$1($2)", rangeFunction, aMatrix),
      fill("$1($2)", rangeFunction, aMatrix),
      fill("predict_linear($1, $2)", aMatrix, number),
      fill("quantile_over_time($1, $2)", fc.oneof(quantile, aScalar), aMatrix),
      fill("holt_winters($1, $2, $3)", aMatrix, oneOf("0.3", "0.9", "1"), oneOf("0.1", "0.7", "0")),
      fill(
        "$1 $2 ($3)",
        oneOf("sum", "avg", "min", "max", "count", "group", "stddev", "stdvar", "SUM"),
        group,
        of,
      ),
      fill("$1($2)", oneOf("sum", "avg", "count", "max"), of),
      fill("$1($2) $3", oneOf("sum", "min", "stdvar"), of, group),
      fill("quantile $1 ($2, $3)", group, fc.oneof(quantile, aScalar), of),
      fill(
        "$1 $2 ($3, $4)",
        oneOf("topk", "bottomk"),
        group,
        fc.oneof(oneOf("1", "2", "3", "0"), aScalar),
        of,
      ),
      fill('count_values $1 ("$2", $3)', group, oneOf("value", "pod"), of),
      fill("($1 $2 $3)", of, operator, aScalar),
      fill("($1 $2 $3)", aScalar, operator, of),
      fill("($1 $2 $3 $4)", of, operator, matching, of),
      fill("(sum by ($4) ($1) $2 sum by ($4) ($3))", of, operator, of, labels),
      fill("($1 $2 on (pod) group_left (team) pod_owner)", of, fc.oneof(arithmetic, comparison)),
      fill(
        "($1 $2 $3 $4)",
        of,
        oneOf("and", "or", "unless"),
        oneOf("", "on (pod)", "ignoring (reporter, le)"),
        of,
      ),
      fill("$1($2)", numberFunction, of),
      fill("$1($2)", numberFunction, instant),
      fill("round($1, $2)", instant, oneOf("5", "0.5", "10", "0", "-2")),
      fill(
        "$1($2 * 86400)",
        dateFunction,
        fill("$1{$2}", oneOf("istio_requests_total", "pod_owner"), matchers),
      ),
      fill("$1()", dateFunction),
      fill("clamp($1, $2, $3)", of, aScalar, aScalar),
      fill("$1($2, $3)", oneOf("clamp_min", "clamp_max"), of, aScalar),
      fill("$1($2)", oneOf("absent", "timestamp", "sort", "sort_desc"), fc.oneof(of, instant)),
      fill("vector($1)", aScalar),
      fill("histogram_quantile($1, $2)", fc.oneof(quantile, aScalar), of),
      fill(
        "histogram_quantile($1, sum by (le, $2) (rate(istio_request_duration_milliseconds_bucket[$3])))",
        quantile,
        oneOf("reporter", "destination_workload", "pod"),
        range,
      ),
      fill(
        'label_replace($1, "$2", "$3", "$4", "$5")',
        of,
        oneOf("short", "pod", "__name__", "team"),
        oneOf("$1", "x-${1}", "", "$2$1", "$$"),
        oneOf("pod", "destination_workload", "missing"),
        oneOf("([a-z]+)-(.*)", ".*", "(.+)", "reviews"),
      ),
      fill(
        'label_join($1, "$2", "$3", "pod", "reporter")',
        of,
        oneOf("to", "pod", "le"),
        oneOf("-", "", "/"),
      ),
      fill("-$1 ^ $2 # comment\n", of, oneOf("2", "0.5", "-1")),
    ),
  };
});

/** What a person may get wrong: types, counts, names, modifiers in the wrong place. */
const mistaken: Text = fc.oneof(
  fill(
    "$1($2)",
    fc.oneof(rangeFunction, oneOf("sum", "abs", "histogram_quantile", "scalar")),
    fc.oneof(scalar, vector, matrix),
  ),
  fill(
    "$1 $2 $3",
    fc.oneof(scalar, matrix, oneOf("'text'")),
    fc.oneof(operator, oneOf("and", "or")),
    fc.oneof(scalar, vector),
  ),
  fill(
    "$1 $2 on ($3) $4 ($3) $5",
    vector,
    fc.oneof(arithmetic, oneOf("and", "unless")),
    labels,
    oneOf("group_left", "group_right"),
    vector,
  ),
  fill(
    "$1($2, $3)",
    oneOf("topk", "quantile", "count_values", "clamp", "round", "label_join"),
    fc.oneof(vector, scalar),
    vector,
  ),
  fill(
    "$1[$2] $3",
    fc.oneof(vector, matrix),
    oneOf("5m", "0s", "5", "1h:", "5m:1", "x", "5m:5m:", "1d1y"),
    oneOf("", "offset", "@", "offset 5"),
  ),
  fill("$1$2$2", vector, oneOf(" offset 5m", " @ 5", "[5m]", " @ start()")),
  fill(
    "$1{$2}",
    oneOf("a", "", "sum", "on", "1"),
    oneOf("b", "b=", 'b="c"', 'b=~"("', 'b="c",', "b='x' c", 'b=~""', '__name__="a"', "{"),
  ),
  fill("$1 $2 bool $3", vector, arithmetic, scalar),
  fill(
    "$1",
    oneOf(
      "",
      "#",
      "sum(",
      "foo(1)",
      "sum by a (b)",
      "sum by (a, b",
      "1 +",
      "a b",
      '"x',
      "'\\q'",
      "a[5m",
      "a)",
      "5ms5",
      "1e",
      "0x",
      "{}",
      "a{b!c}",
      "sum(1)",
      "-'x'",
      "by",
      "topk(1)",
      "rate(a[5m],)",
      "a @ inf",
      "time(1)",
      'label_replace(a, "b", "c", "d", "(")',
      'label_replace(pod_owner, "1", "c", "d", "")',
      "avg(a) by (b) by (c)",
      "sum without (a-b) (c)",
    ),
  ),
);

/** Valid text with one token dropped, doubled or put elsewhere. */
const broken: Text = fc
  .tuple(vector, fc.nat(200), fc.constantFrom("drop", "double", "move"), fc.nat(200))
  .map(([text, at, how, to]) => {
    const tokens = text.match(/\w+|"[^"]*"|\s+|[^\w\s]/g) ?? [];
    const index = at % Math.max(1, tokens.length);
    const token = tokens[index] ?? "";
    if (how === "double") return tokens.toSpliced(index, 0, token).join("");
    const rest = tokens.toSpliced(index, 1);
    return (how === "drop" ? rest : rest.toSpliced(to % tokens.length, 0, token)).join("");
  });

/** PromQL expressions over the series of `PROMQL_SAMPLES`: of every kind that dashboards use, and faulty ones. */
export const promqlArbitrary: Text = fc.oneof(
  { weight: 12, arbitrary: vector },
  { weight: 2, arbitrary: scalar },
  { weight: 1, arbitrary: matrix },
  { weight: 2, arbitrary: mistaken },
  { weight: 2, arbitrary: broken },
);
