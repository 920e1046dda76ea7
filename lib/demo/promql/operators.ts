type Operator = (left: number, right: number) => number;

const ARITHMETIC: ReadonlyMap<string, Operator> = new Map<string, Operator>([
  ["Add", (left, right) => left + right],
  ["Sub", (left, right) => left - right],
  ["Mul", (left, right) => left * right],
  ["Div", (left, right) => left / right],
  ["Mod", (left, right) => left % right],
  ["Pow", (left, right) => left ** right],
  ["Atan2", Math.atan2],
]);

const COMPARISON: ReadonlyMap<string, Operator> = new Map<string, Operator>([
  ["Gtr", (left, right) => Number(left > right)],
  ["Lss", (left, right) => Number(left < right)],
  ["Gte", (left, right) => Number(left >= right)],
  ["Lte", (left, right) => Number(left <= right)],
  ["EqlC", (left, right) => Number(left === right)],
  ["Neq", (left, right) => Number(left !== right)],
]);

/** A binary operator by its name in the grammar; a comparison gives 1 or 0. */
export function operatorNamed(
  name: string,
): { readonly apply: Operator; readonly comparison: boolean } | null {
  const arithmetic = ARITHMETIC.get(name);
  if (arithmetic) return { apply: arithmetic, comparison: false };
  const comparison = COMPARISON.get(name);
  return comparison ? { apply: comparison, comparison: true } : null;
}
