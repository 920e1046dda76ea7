/**
 * How long ago (milliseconds) something changed, where the window that ended at `at` (unix seconds) still reaches back
 * before it; null otherwise and for texts that are no moment. A change that lies ahead by another clock counts as just now.
 */
export function changedWithin(
  changedAtMs: number,
  { at, windowSeconds }: { readonly at: number; readonly windowSeconds: number },
): number | null {
  if (!Number.isFinite(changedAtMs)) return null;
  const ageMs = Math.max(0, at * 1000 - changedAtMs);
  return ageMs < windowSeconds * 1000 ? ageMs : null;
}
