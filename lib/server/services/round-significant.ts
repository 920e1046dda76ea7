const DIGITS = 6;

/** Rounds to six significant digits: a third of the bytes of a double, far below what scraping resolves. */
export function roundSignificant(value: number): number {
  if (value === 0 || !Number.isFinite(value)) return value;
  const exponent = DIGITS - 1 - Math.floor(Math.log10(Math.abs(value)));
  if (exponent < 0) return Math.round(value);
  if (exponent > 300) return 0;
  const scale = 10 ** exponent;
  return Math.round(value * scale) / scale;
}

/** Rounds a percentage without ever reaching 0 or 100 from within: the extremes are exact statements. */
export function roundPercent(percent: number): number {
  const rounded = roundSignificant(percent);
  return rounded === 0 || rounded === 100 ? percent : rounded;
}
