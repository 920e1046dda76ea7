const MOST_DIGITS = 17;

/**
 * A number for a sentence: as many significant digits as asked for, and as many more as it takes to stay on its side of
 * the limits named beside it; never an exponent for small rates.
 */
export function figure(value: number, digits = 3, limits: readonly number[] = []): string {
  if (value > 0 && value < 0.001) return "<0.001";
  const rounded = Number(value.toPrecision(digits));
  const misleads = limits.some((limit) => rounded >= limit !== value >= limit);
  return misleads && digits < MOST_DIGITS ? figure(value, digits + 1, limits) : rounded.toString();
}
