import type { SeriesSource } from "./series-source";
import type { SyntaxNode } from "./syntax";
import type { Value } from "./value";

/** What every part of an evaluation shares. */
export interface Evaluation {
  readonly text: string;
  readonly source: SeriesSource;
  /** The evaluation times in unix milliseconds, in order. */
  readonly times: Float64Array;
  /** How far back an instant selector looks for its sample. */
  readonly lookbackMs: number;
  /** Prometheus 3 leaves a sample at the very start of a window out; Prometheus 2 counts it. */
  readonly leftOpen: boolean;
  evaluate(node: SyntaxNode): Value;
  /** Counts samples read or made; ends the query when it has used up its samples or its time. */
  spend(samples: number): void;
}
