/** A number for a sentence: as many significant digits as asked for, never an exponent for small rates. */
export function figure(value: number, digits = 3): string {
  if (value > 0 && value < 0.001) return "<0.001";
  return Number(value.toPrecision(digits)).toString();
}
