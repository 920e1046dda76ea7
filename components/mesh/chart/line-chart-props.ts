import type { ChartSeries } from "./chart-series";

/** What a chart of several figures shows. */
export interface LineChartProps {
  /** What assistive technology reads in its place. */
  readonly label: string;
  /** Unix seconds of the moments. */
  readonly times: readonly number[];
  readonly series: readonly ChartSeries[];
  /** Moments (unix seconds) that are marked by a line. */
  readonly marks: readonly number[];
  readonly unit: "amount" | "percent";
  readonly format: (value: number) => string;
  /** Charts of one name share their cursor. */
  readonly syncKey: string;
  /** The moment under the cursor by its position; null where it is elsewhere. */
  readonly onCursor: (index: number | null) => void;
}
