/** Tokens of app/globals.css that tell series apart, in light and dark. */
const COLORS = ["--accent", "--warn", "--grpc", "--ok", "--bad", "--tcp"] as const;
const DASHES: readonly (readonly number[])[] = [[], [6, 3], [2, 3]];

export interface SeriesLook {
  /** Name of a custom property with the colour. */
  readonly token: (typeof COLORS)[number];
  /** As of a canvas: empty for a solid line. */
  readonly dash: readonly number[];
}

/** How the n-th of several series is drawn: by colour, and by dashes too, because colours alone are not seen by all. */
export function seriesLook(index: number): SeriesLook {
  return {
    token: COLORS[index % COLORS.length] ?? "--accent",
    dash: DASHES[index % DASHES.length] ?? [],
  };
}
