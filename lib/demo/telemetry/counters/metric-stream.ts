import type { Labels } from "../../promql/labels";
import type { ScrapeTarget } from "../scrape/scrape-target";
import type { StreamMetric } from "./exposed-stream";

/** A metric and its rate per second (on `traffic` the mean of a day); on `level` its value, on `certificate` when the first was issued, in unix seconds. */
export interface MetricRate extends StreamMetric {
  readonly perSecond: number;
  /** What a counter grows by at once, at the moment from which the rate holds. */
  readonly atOnce?: number;
}

/** Metrics that share all labels but `le`, exposed by one target; of one set of labels and first metric always the same in the same order. */
export interface MetricStream {
  /** Of one kind of metric always in one order. */
  readonly labels: Labels;
  readonly target: ScrapeTarget;
  readonly rates: readonly MetricRate[];
}
