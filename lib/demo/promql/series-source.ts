import type { Labels } from "./labels";

/** Samples in order of time; `times` are unix milliseconds. */
export interface Samples {
  readonly times: readonly number[];
  readonly values: readonly number[];
  /** When the series was marked stale: from then on it has no value until its next sample. Absent: never. */
  readonly staleAt?: readonly number[];
}

export interface Series {
  readonly name: string;
  /** All labels but the metric's name. */
  readonly labels: Labels;
  /** The samples from `from` to `to`, both included, in unix milliseconds. */
  samples(from: number, to: number): Samples;
}

/** Where series come from, indexed by metric name. */
export interface SeriesSource {
  names(): readonly string[];
  named(name: string): readonly Series[];
}
