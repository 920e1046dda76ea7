import { SCRAPE_INTERVAL_MS } from "../traffic/counter-series";
import { query, type QueryOutcome } from "../promql/query";
import { type ApiAnswer, failure, success } from "./api-answer";
import { instantResult, rangeResult } from "./format-result";
import { durationParameter, timeParameter } from "./parameters";
import type { PrometheusDeps } from "./prometheus-deps";

const LOOKBACK_MS = 5 * 60_000;
const MAX_STEPS = 11_000;
const LONGEST_QUERY_MS = 120_000;

interface Range {
  readonly start: number;
  readonly end: number;
  readonly stepMs: number;
}

function run(deps: PrometheusDeps, parameters: URLSearchParams, range: Range): QueryOutcome {
  const asked = durationParameter(parameters, "timeout");
  const deadline = deps.clock.now() + Math.min(LONGEST_QUERY_MS, asked.ok ? asked.ms : LONGEST_QUERY_MS);
  return query(deps.series, {
    ...range,
    text: parameters.get("query") ?? "",
    lookbackMs: LOOKBACK_MS,
    subqueryStepMs: SCRAPE_INTERVAL_MS,
    leftOpen: true,
    expired: () => deps.clock.now() > deadline,
  });
}

/** GET or POST /api/v1/query: the expression at one time (now by default). */
export function instantQuery(deps: PrometheusDeps, parameters: URLSearchParams): ApiAnswer {
  const time = timeParameter(parameters, "time", deps.clock.now());
  if (!time.ok) return failure("bad_data", time.error);
  const outcome = run(deps, parameters, { start: time.ms, end: time.ms, stepMs: 0 });
  return outcome.ok ? success(instantResult(outcome)) : failure(outcome.kind, outcome.message);
}

/** GET or POST /api/v1/query_range: the expression at each step from start to end. */
export function rangeQuery(deps: PrometheusDeps, parameters: URLSearchParams): ApiAnswer {
  const start = timeParameter(parameters, "start", null);
  if (!start.ok) return failure("bad_data", start.error);
  const end = timeParameter(parameters, "end", null);
  if (!end.ok) return failure("bad_data", end.error);
  const step = durationParameter(parameters, "step");
  if (!step.ok) return failure("bad_data", step.error);
  if (end.ms < start.ms)
    return failure("bad_data", 'invalid parameter "end": end timestamp must not be before start time');
  if ((end.ms - start.ms) / step.ms > MAX_STEPS)
    return failure(
      "bad_data",
      "exceeded maximum resolution of 11,000 points per timeseries. Try decreasing the query resolution (?step=XX)",
    );
  const outcome = run(deps, parameters, { start: start.ms, end: end.ms, stepMs: step.ms });
  if (!outcome.ok) return failure(outcome.kind, outcome.message);
  const data = rangeResult(outcome);
  return data === null
    ? failure(
        "bad_data",
        'invalid parameter "query": invalid expression type for range query, must be Scalar or instant Vector',
      )
    : success(data);
}
