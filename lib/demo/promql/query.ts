import { newEvaluation } from "./evaluate/evaluate-expression";
import { matrixResult, type RawSeries } from "./evaluate/matrix-result";
import type { Annotation, Evaluation, QueryContext } from "./evaluation";
import { type Expression, typeOf, unwrapped } from "./parse/expression";
import { parseExpression } from "./parse/parse-expression";
import { placeOf } from "./parse/place-of";
import { PromqlError, type PromqlErrorKind } from "./promql-error";
import type { SeriesSource } from "./series-source";
import type { Value } from "./value";

export interface QueryRequest {
  readonly text: string;
  /** Unix milliseconds; an instant query has `start` = `end` and `stepMs` 0. */
  readonly start: number;
  readonly end: number;
  readonly stepMs: number;
  readonly lookbackMs: number;
  /** The step of a subquery that names none: Prometheus' evaluation interval. */
  readonly subqueryStepMs: number;
  /** Prometheus 3, whose windows leave out a sample at their very start; else Prometheus 2. */
  readonly leftOpen: boolean;
  /** Asked from time to time; true ends the query with a timeout. */
  readonly expired: () => boolean;
}

export type QueryOutcome =
  | {
      readonly ok: true;
      readonly times: Float64Array;
      readonly value: Value | { readonly type: "matrix"; readonly series: readonly RawSeries[] };
      readonly annotations: readonly Annotation[];
      /** About how many samples were read and made. */
      readonly samples: number;
    }
  | { readonly ok: false; readonly kind: PromqlErrorKind; readonly message: string };

const MAX_SAMPLES = 20_000_000;
/** Annotations beyond these are dropped; a query that earns more says the same thing about many series. */
const MAX_ANNOTATIONS = 1_000;

/** What a query has used, and what is to be said about it. */
interface Account {
  samples: number;
  readonly notes: Map<string, Annotation>;
}

function newContext(request: QueryRequest, source: SeriesSource, account: Account): QueryContext {
  const { start, end, lookbackMs, subqueryStepMs, leftOpen, text } = request;
  return {
    ...{ source, start, end, lookbackMs, subqueryStepMs, leftOpen },
    spend: (samples) => {
      account.samples += samples;
      if (account.samples > MAX_SAMPLES)
        throw new PromqlError(
          "execution",
          "query processing would load too many samples into memory in query execution",
        );
      if (request.expired()) throw new PromqlError("timeout", "query timed out in expression evaluation");
    },
    annotate: (level, message, at) => {
      const note = `PromQL ${level}: ${message} (${placeOf(text, at.start)})`;
      if (account.notes.size < MAX_ANNOTATIONS) account.notes.set(note, { level, text: note });
    },
  };
}

function evaluationTimes({ start, end, stepMs }: QueryRequest, context: QueryContext): Float64Array {
  const count = stepMs > 0 ? Math.floor((end - start) / stepMs) + 1 : 1;
  context.spend(count);
  return Float64Array.from({ length: count }, (_, step) => start + step * stepMs);
}

/** The documented name of a type that a range query cannot have. */
function checkRangeType(expression: Expression, stepMs: number): void {
  const type = typeOf(expression);
  if (stepMs > 0 && (type === "string" || type === "matrix"))
    throw new PromqlError(
      "bad_data",
      `invalid expression type ${type === "string" ? '"string"' : '"range vector"'} for range query, must be Scalar or instant Vector`,
    );
}

function answer(
  evaluation: Evaluation,
  expression: Expression,
): Extract<QueryOutcome, { ok: true }>["value"] {
  const inner = unwrapped(expression);
  return inner.kind === "matrix" || inner.kind === "subquery"
    ? { type: "matrix", series: matrixResult(evaluation, inner) }
    : evaluation.evaluate(expression);
}

/**
 * Evaluates a PromQL query as Prometheus does, over the series of a source. Scalars and vectors have one value for each
 * of `times`; an instant query that is a bare range selector gives the raw samples ("matrix").
 */
export function query(source: SeriesSource, request: QueryRequest): QueryOutcome {
  try {
    const expression = parseExpression(request.text, request.leftOpen ? 3 : 2);
    checkRangeType(expression, request.stepMs);
    const account: Account = { samples: 0, notes: new Map() };
    const context = newContext(request, source, account);
    const evaluation = newEvaluation(context, evaluationTimes(request, context));
    const value = answer(evaluation, expression);
    const { notes, samples } = account;
    return { ok: true, times: evaluation.times, value, annotations: [...notes.values()], samples };
  } catch (error) {
    if (error instanceof PromqlError) return { ok: false, kind: error.kind, message: error.message };
    throw error;
  }
}
