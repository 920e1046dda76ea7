/** One of several places that requests go to. */
interface Part {
  readonly name: string;
  /** Null where none is written. */
  readonly weight: number | null;
}

/** "60 % v1, 30 % v2 and 10 % v3" of weights; parts of weight 0 get nothing and are left out. */
export function splitWords(parts: readonly Part[]): string {
  const [only] = parts;
  if (only !== undefined && parts.length === 1) return only.name;
  const total = parts.reduce((sum, { weight }) => sum + (weight ?? 0), 0);
  if (total === 0) return "no destination, for all weights are 0";
  return parts
    .filter(({ weight }) => (weight ?? 0) > 0)
    .map(({ name, weight }) => `${Number(((100 * (weight ?? 0)) / total).toFixed(1))} % ${name}`)
    .join(", ");
}
