/** The earliest of some moments, null where there is none. */
export function earliest(moments: readonly (number | null)[]): number | null {
  return moments.reduce((first, at) => (first === null || (at !== null && at < first) ? at : first), null);
}
