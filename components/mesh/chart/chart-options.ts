import type uPlot from "uplot";
import type { LineChartProps } from "./line-chart-props";
import { clockLabel } from "./model/clock-label";
import { seriesLook } from "./model/series-look";
import { valueRange } from "./model/value-range";

const HEIGHT = 176;
const AXIS_WIDTH = 62;
const TIME_AXIS_HEIGHT = 26;
const FONT = "11px Inter, system-ui, sans-serif";

type ChartParts = Omit<LineChartProps, "label"> & { readonly element: HTMLElement };

/** How uPlot draws the lines, in the colours of the page as they are now. */
export function chartOptions(parts: ChartParts): uPlot.Options {
  const { element, times, series, unit, format, syncKey, onCursor } = parts;
  const tokens = getComputedStyle(element);
  const color = (token: string): string => tokens.getPropertyValue(token).trim();
  const all = series.flatMap(({ points }) => points);
  const [low, high] = valueRange(all, unit);
  const span = (times.at(-1) ?? 0) - (times[0] ?? 0);
  const axis = {
    stroke: color("--muted"),
    font: FONT,
    grid: { stroke: color("--line"), width: 1 },
    ticks: { show: false },
  };
  return {
    width: Math.max(1, element.clientWidth),
    height: HEIGHT,
    legend: { show: false },
    cursor: { sync: { key: syncKey }, drag: { x: false, y: false }, points: { size: 6 } },
    scales: { x: { time: true }, y: { range: [low, high] } },
    axes: [
      {
        ...axis,
        size: TIME_AXIS_HEIGHT,
        space: 70,
        values: (_plot, moments) => moments.map((moment) => clockLabel(moment, span)),
      },
      { ...axis, size: AXIS_WIDTH, space: 34, values: (_plot, values) => values.map(format) },
    ],
    series: [{}, ...series.map(({ name, index }) => lineOf(name, index, color))],
    hooks: {
      draw: [(plot) => drawMarks(plot, parts.marks, color("--accent"))],
      setCursor: [({ cursor }) => onCursor(cursor.idx ?? null)],
    },
  };
}

function lineOf(name: string, index: number, color: (token: string) => string): uPlot.Series {
  const { token, dash } = seriesLook(index);
  return { label: name, stroke: color(token), width: 1.75, dash: [...dash], points: { size: 4 } };
}

function drawMarks(plot: uPlot, marks: readonly number[], color: string): void {
  const { ctx, bbox } = plot;
  ctx.save();
  ctx.strokeStyle = color;
  ctx.lineWidth = devicePixelRatio;
  ctx.setLineDash([3 * devicePixelRatio, 3 * devicePixelRatio]);
  for (const mark of marks) {
    const x = Math.round(plot.valToPos(mark, "x", true));
    if (x < bbox.left || x > bbox.left + bbox.width) continue;
    ctx.beginPath();
    ctx.moveTo(x, bbox.top);
    ctx.lineTo(x, bbox.top + bbox.height);
    ctx.stroke();
  }
  ctx.restore();
}
