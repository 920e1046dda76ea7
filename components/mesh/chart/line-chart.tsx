"use client";
import { useComputedColorScheme } from "@mantine/core";
import { useEffect, useRef, type ReactElement } from "react";
import uPlot from "uplot";
import "uplot/dist/uPlot.min.css";
import styles from "./chart.module.css";
import { chartOptions } from "./chart-options";
import type { LineChartProps } from "./line-chart-props";

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
