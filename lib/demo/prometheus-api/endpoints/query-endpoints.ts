import { SCRAPE_INTERVAL_MS } from "../../telemetry/counters/scrape-times";
import type { Annotation } from "../../promql/evaluation";
import { query, type QueryOutcome } from "../../promql/query";
import { type ApiAnswer, failure, invalidParameter, type Remarks, success } from "../api-answer";
import type { ApiRequest } from "../api-request";
import { instantResult, rangeResult } from "../format-result";
import { readDuration, readTime, timeParameter } from "../parameters";
import { queryStatistics } from "../query-statistics";

const LOOKBACK_MS = 5 * 60_000;
const LONGEST_QUERY_MS = 120_000;
const MAX_STEPS = 11_000;
const MAX_REMARKS = 10;

interface Range {
  readonly start: number;
  readonly end: number;
  readonly stepMs: number;
}

type Options =
  | { readonly ok: true; readonly timeoutMs: number; readonly lookbackMs: number }
  | { readonly ok: false; readonly answer: ApiAnswer };

function readOptions(parameters: URLSearchParams): Options {
  const timeout = readDuration(parameters.get("timeout") || "2m");
  if (!timeout.ok) return { ok: false, answer: invalidParameter("timeout", timeout.reason) };
  const lookback = readDuration(parameters.get("lookback_delta") || "0");
  if (!lookback.ok)
    return {
      ok: false,
      answer: failure("bad_data", `error parsing lookback delta duration: ${lookback.reason}`),
    };
  const lookbackMs = lookback.value > 0 ? lookback.value : LOOKBACK_MS;
  return { ok: true, timeoutMs: Math.min(LONGEST_QUERY_MS, timeout.value), lookbackMs };
}

/** The remarks of one level, at most ten of them. */
function remarksOf(annotations: readonly Annotation[], level: Annotation["level"]): readonly string[] {
  const texts = annotations.filter((one) => one.level === level).map(({ text }) => text);
  const omitted = texts.length - MAX_REMARKS;
  return omitted > 0
    ? [...texts.slice(0, MAX_REMARKS), `${omitted} more ${level} annotations omitted`]
    : texts;
}

const remarks = (annotations: readonly Annotation[]): Remarks => ({
  warnings: remarksOf(annotations, "warning"),
  infos: remarksOf(annotations, "info"),
});

type Format = (outcome: Extract<QueryOutcome, { ok: true }>) => object;

function run({ deps, parameters }: ApiRequest, range: Range, format: Format): ApiAnswer {
  const options = readOptions(parameters);
  if (!options.ok) return options.answer;
  const { clock } = deps;
  const began = clock.now();
  const outcome = query(deps.series, {
    ...range,
    text: parameters.get("query") ?? "",
    lookbackMs: options.lookbackMs,
    subqueryStepMs: SCRAPE_INTERVAL_MS,
    leftOpen: true,
    expired: () => clock.now() - began > options.timeoutMs,
  });
  if (!outcome.ok)
    return outcome.kind === "bad_data"
      ? invalidParameter("query", outcome.message)
      : failure(outcome.kind, outcome.message);
  const wanted = parameters.get("stats") ?? "";
  const seconds = (clock.now() - began) / 1_000;
  const stats = wanted === "" ? {} : { stats: queryStatistics(outcome, seconds, wanted === "all") };
  return success({ ...format(outcome), ...stats }, remarks(outcome.annotations));
}

/** GET or POST /api/v1/query: the expression at one time (now by default). */
export function instantQuery(request: ApiRequest): ApiAnswer {
  const time = timeParameter(request.parameters, "time", request.deps.clock.now());
  if (!time.ok) return invalidParameter("time", time.reason);
  return run(request, { start: time.value, end: time.value, stepMs: 0 }, instantResult);
}

type RangeParameter =
  { readonly ok: true; readonly range: Range } | { readonly ok: false; readonly answer: ApiAnswer };

function readRange(parameters: URLSearchParams): RangeParameter {
  const refuse = (name: string, reason: string): RangeParameter => ({
    ok: false,
    answer: invalidParameter(name, reason),
  });
  const start = readTime(parameters.get("start") ?? "");
  if (!start.ok) return refuse("start", start.reason);
  const end = readTime(parameters.get("end") ?? "");
  if (!end.ok) return refuse("end", end.reason);
  if (end.value < start.value) return refuse("end", "end timestamp must not be before start time");
  const step = readDuration(parameters.get("step") ?? "");
  if (!step.ok) return refuse("step", step.reason);
  if (step.value <= 0)
    return refuse(
      "step",
      "zero or negative query resolution step widths are not accepted. Try a positive integer",
    );
  return { ok: true, range: { start: start.value, end: end.value, stepMs: step.value } };
}

/** GET or POST /api/v1/query_range: the expression at each step from start to end. */
export function rangeQuery(request: ApiRequest): ApiAnswer {
  const read = readRange(request.parameters);
  if (!read.ok) return read.answer;
  const { start, end, stepMs } = read.range;
  if (Math.trunc((end - start) / stepMs) > MAX_STEPS)
    return failure(
      "bad_data",
      "exceeded maximum resolution of 11,000 points per timeseries. Try decreasing the query resolution (?step=XX)",
    );
  return run(request, read.range, rangeResult);
}
