import type { Labels } from "../../promql/labels";
import type { ScrapeTarget } from "../scrape/scrape-target";
import type { StreamMetric } from "./exposed-stream";

/** traffic: a counter that grows with the mesh's requests. steady: a counter that time alone drives. level: a gauge. */
export type Growth = "traffic" | "steady" | "level";

/** A metric and its rate per second (on `traffic` the mean of a day); on `level` its value. */
export interface MetricRate extends StreamMetric {
  readonly perSecond: number;
}

/** Metrics that share all labels but `le`, exposed by one target. */
export interface MetricStream {
  /** Of one kind of metric always in one order. */
  readonly labels: Labels;
  readonly target: ScrapeTarget;
  readonly growth: Growth;
  readonly rates: readonly MetricRate[];
}
