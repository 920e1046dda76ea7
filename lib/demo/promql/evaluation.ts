import type { Expression, Span } from "./parse/expression";
import type { SeriesSource } from "./series-source";
import type { Value } from "./value";

/** A remark about an answer, as Prometheus words it. */
export interface Annotation {
  readonly level: "warning" | "info";
  readonly text: string;
}

/** What all parts of the evaluation of one query share. */
export interface QueryContext {
  readonly source: SeriesSource;
  /** The first and last evaluation time of the whole query, in unix milliseconds. */
  readonly start: number;
  readonly end: number;
  /** How far back an instant selector looks for its sample. */
  readonly lookbackMs: number;
  /** The step of a subquery that names none. */
  readonly subqueryStepMs: number;
  /** Prometheus 3 leaves a sample at the very start of a window out; Prometheus 2 counts it. */
  readonly leftOpen: boolean;
  /** Counts samples read or made; ends the query when it has used up its samples or its time. */
  spend(samples: number): void;
  annotate(level: Annotation["level"], message: string, at: Pick<Span, "start">): void;
}

/** One expression's evaluation at some times; a subquery has an evaluation of its own. */
export interface Evaluation {
  readonly context: QueryContext;
  /** The evaluation times in unix milliseconds, in order. */
  readonly times: Float64Array;
  evaluate(expression: Expression): Value;
  /** The same query at other times. */
  at(times: Float64Array): Evaluation;
}
