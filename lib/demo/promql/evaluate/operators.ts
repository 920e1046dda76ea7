type Operator = (left: number, right: number) => number;

/** Go's math.Pow: 1 to any power, and -1 to an infinite one, is 1. */
const power: Operator = (base, exponent) =>
  base === 1 || (base === -1 && Math.abs(exponent) === Infinity) ? 1 : base ** exponent;

const ARITHMETIC: ReadonlyMap<string, Operator> = new Map<string, Operator>([
  ["+", (left, right) => left + right],
  ["-", (left, right) => left - right],
  ["*", (left, right) => left * right],
  ["/", (left, right) => left / right],
  ["%", (left, right) => left % right],
  ["^", power],
  ["atan2", Math.atan2],
]);

const COMPARISON: ReadonlyMap<string, Operator> = new Map<string, Operator>([
  [">", (left, right) => Number(left > right)],
  ["<", (left, right) => Number(left < right)],
  [">=", (left, right) => Number(left >= right)],
  ["<=", (left, right) => Number(left <= right)],
  ["==", (left, right) => Number(left === right)],
  ["!=", (left, right) => Number(left !== right)],
]);

/** A binary operator by its sign, null for a set operator; a comparison gives 1 or 0. */
export function operatorNamed(
  sign: string,
): { readonly apply: Operator; readonly comparison: boolean } | null {
  const arithmetic = ARITHMETIC.get(sign);
  if (arithmetic) return { apply: arithmetic, comparison: false };
  const comparison = COMPARISON.get(sign);
  return comparison ? { apply: comparison, comparison: true } : null;
}
