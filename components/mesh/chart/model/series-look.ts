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
  // Each round of colours begins with the next dash, or the seventh would look like the first.
  const round = Math.floor(index / COLORS.length);
  return {
    token: COLORS[index % COLORS.length] ?? "--accent",
    dash: DASHES[(index + round) % DASHES.length] ?? [],
  };
}
