"use client";
import { useComputedColorScheme } from "@mantine/core";
import { useEffect, useRef, type ReactElement } from "react";
import uPlot from "uplot";
import "uplot/dist/uPlot.min.css";
import styles from "./chart.module.css";
import type { ChartSeries } from "./chart-series";
import { chartOptions } from "./chart-options";

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

/** Several figures over time. */
export function LineChart(props: LineChartProps): ReactElement {
  const { label, times, series, marks, unit, format, syncKey, onCursor } = props;
  const place = useRef<HTMLDivElement>(null);
  const scheme = useComputedColorScheme("light");
  useEffect(() => {
    const element = place.current;
    if (element === null) return;
    const options = chartOptions({ element, times, series, marks, unit, format, syncKey, onCursor });
    const plot = new uPlot(options, [[...times], ...series.map(({ points }) => [...points])], element);
    const observer = new ResizeObserver(() =>
      plot.setSize({ width: Math.max(1, element.clientWidth), height: options.height }),
    );
    observer.observe(element);
    return () => {
      observer.disconnect();
      plot.destroy();
    };
  }, [times, series, marks, unit, format, syncKey, onCursor, scheme]);
  return <div ref={place} className={styles.chart} role="img" aria-label={label} />;
}
