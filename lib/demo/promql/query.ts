import { bindModifiers } from "./bind-modifiers";
import { evaluateNode } from "./evaluate-node";
import type { Evaluation } from "./evaluation";
import { matrixSelection, type RawSeries } from "./matrix-selection";
import { PromqlError, type PromqlErrorKind } from "./promql-error";
import type { SeriesSource } from "./series-source";
import { parseExpression } from "./syntax";
import type { Value } from "./value";

export interface QueryRequest {
  readonly text: string;
  /** Unix milliseconds; an instant query has `start` = `end` and `stepMs` 0. */
  readonly start: number;
  readonly end: number;
  readonly stepMs: number;
  readonly lookbackMs: number;
  readonly leftOpen: boolean;
  /** Asked from time to time; true ends the query with a timeout. */
  readonly expired: () => boolean;
}

export type QueryOutcome =
  | {
      readonly ok: true;
      readonly times: Float64Array;
      readonly value: Value | { readonly type: "matrix"; readonly series: readonly RawSeries[] };
    }
  | { readonly ok: false; readonly kind: PromqlErrorKind; readonly message: string };

const MAX_SAMPLES = 20_000_000;
const MAX_POINTS = 11_000;

function evaluationTimes({ start, end, stepMs }: QueryRequest): Float64Array {
  const count = stepMs > 0 ? Math.floor((end - start) / stepMs) + 1 : 1;
  if (count > MAX_POINTS)
    throw new PromqlError(
      "bad_data",
      "exceeded maximum resolution of 11,000 points per timeseries. Try decreasing the query resolution (?step=XX)",
    );
  return Float64Array.from({ length: count }, (_, step) => start + step * stepMs);
}

function newEvaluation(request: QueryRequest, source: SeriesSource): Evaluation {
  let spent = 0;
  const evaluation: Evaluation = {
    text: request.text,
    source,
    times: evaluationTimes(request),
    lookbackMs: request.lookbackMs,
    leftOpen: request.leftOpen,
    evaluate: (node) => evaluateNode(evaluation, node),
    spend: (samples) => {
      spent += samples;
      if (spent > MAX_SAMPLES)
        throw new PromqlError(
          "execution",
          "query processing would load too many samples into memory in query execution",
        );
      if (request.expired()) throw new PromqlError("timeout", "query timed out in expression evaluation");
    },
  };
  return evaluation;
}

/**
 * Evaluates a PromQL query as Prometheus does, over the series of a source. Scalars and vectors have one value for each
 * of `times`; an instant query that is a bare range selector gives the raw samples ("matrix").
 */
export function query(source: SeriesSource, request: QueryRequest): QueryOutcome {
  try {
    const node = parseExpression(request.text);
    const text = bindModifiers(request.text);
    const evaluation = newEvaluation({ ...request, text }, source);
    const bound = text === request.text ? node : parseExpression(text);
    const raw = request.stepMs === 0 ? matrixSelection(evaluation, bound) : null;
    const value = raw ? ({ type: "matrix", series: raw } as const) : evaluation.evaluate(bound);
    return { ok: true, times: evaluation.times, value };
  } catch (error) {
    if (error instanceof PromqlError) return { ok: false, kind: error.kind, message: error.message };
    throw error;
  }
}
