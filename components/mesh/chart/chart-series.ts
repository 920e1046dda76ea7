/** One line of a chart. */
export interface ChartSeries {
  readonly name: string;
  /** One for each moment; null where nothing is known. */
  readonly points: readonly (number | null)[];
  /** Its place among all series, hidden ones included: it decides the look. */
  readonly index: number;
}
