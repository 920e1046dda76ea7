const HEADROOM = 1.12;
const WHOLE = 100;
const LEAST_PERCENT_SPAN = 5;

/**
 * From where to where an axis goes: from zero to a little above the highest value; for percentages up to 100 and down to a
 * little below the lowest, so that the last few of them can be told apart.
 */
export function valueRange(
  values: readonly (number | null)[],
  unit: "amount" | "percent",
): readonly [number, number] {
  let low = Infinity;
  let high = -Infinity;
  for (const value of values) {
    if (value === null) continue;
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  if (unit === "percent") {
    const missing = low === Infinity ? 0 : WHOLE - low;
    return [Math.max(0, WHOLE - Math.max(LEAST_PERCENT_SPAN, missing * HEADROOM)), WHOLE];
  }
  return [0, high > 0 ? high * HEADROOM : 1];
}
