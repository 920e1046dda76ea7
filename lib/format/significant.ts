const FORMATS = new Map<string, Intl.NumberFormat>();
const DIGITS = 3;

/** A number with three significant digits and grouped thousands: 0.0123, 12.4, 1,284 (whole digits are never zeroed). */
export function formatSignificant(value: number): string {
  const whole = Math.abs(value) >= 10 ** (DIGITS - 1);
  const key = whole ? "whole" : "significant";
  let format = FORMATS.get(key);
  if (format === undefined) {
    format = new Intl.NumberFormat(
      "en",
      whole ? { maximumFractionDigits: 0 } : { maximumSignificantDigits: DIGITS },
    );
    FORMATS.set(key, format);
  }
  return format.format(value);
}
