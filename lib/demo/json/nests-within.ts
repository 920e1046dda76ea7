/** Whether a parsed JSON value nests at most `depth` levels deep; safe for any depth. */
export function nestsWithin(value: unknown, depth: number): boolean {
  if (typeof value !== "object" || value === null) return true;
  return depth > 0 && Object.values(value).every((child) => nestsWithin(child, depth - 1));
}
