import type { Labels } from "../../promql/labels";

/**
 * traffic: a counter of whole things that grows with the mesh's requests. work: a counter of fractions that does so.
 * steady: a counter that time alone drives. level: a gauge. certificate: a gauge of how long one is still valid.
 */
export type Growth = "traffic" | "work" | "steady" | "level" | "certificate";

/** A metric of a stream; one bucket of a histogram is one metric. */
export interface StreamMetric {
  readonly name: string;
  /** The bucket's upper bound, null for anything but a bucket. */
  readonly le: string | null;
  readonly growth: Growth;
}

/** Metrics that one target exposes with the same labels. */
export interface ExposedStream {
  /** The metrics' own labels and the target's, as Prometheus stores them: a label with an empty value is no label. */
  readonly storedLabels: Labels;
  /** The labels that scraping the target adds. */
  readonly target: Labels;
  readonly counters: readonly StreamMetric[];
  /** A metric's value at a time (unix milliseconds); NaN while it does not exist. */
  valueAt(column: number, at: number): number;
}
