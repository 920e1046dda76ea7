import type { Labels } from "./labels";

/** Samples in order of time; `times` are unix milliseconds. */
export interface Samples {
  readonly times: Float64Array;
  readonly values: Float64Array;
}

export interface Series {
  readonly labels: Labels;
  /** The samples from `from` to `to`, both included, in unix milliseconds. */
  samples(from: number, to: number): Samples;
}

/** Where series come from, indexed by metric name. */
export interface SeriesSource {
  names(): readonly string[];
  named(name: string): readonly Series[];
}
