/** One measured figure with the bar it must hold. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly bar: number;
  readonly detail?: string;
}

/** Whether the figure holds its bar; every bar of the benchmark is an upper one. */
export function holds(figure: Figure): boolean {
  return figure.value <= figure.bar;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted[Math.floor(sorted.length / 2)];
  if (middle === undefined) throw new Error("the median of nothing was asked for");
  return middle;
}

/** The figures as a table for people. */
export function figureTable(figures: readonly Figure[]): string {
  const rows = figures.map((figure) => [
    holds(figure) ? "holds" : "MISSED",
    figure.name,
    `${round(figure.value)} ${figure.unit}`,
    `≤ ${figure.bar} ${figure.unit}`,
    figure.detail ?? "",
  ]);
  const widths = [0, 1, 2, 3].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  ")).join("\n");
}

function round(value: number): number {
  return Number(value.toPrecision(4));
}
