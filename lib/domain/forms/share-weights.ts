/** All weights of a split together. */
const WHOLE = 100;

/** 100 in whole parts as equal as can be, the larger ones first. */
export function evenWeights(count: number): readonly number[] {
  return spread(
    WHOLE,
    Array.from({ length: count }, () => 1),
  );
}

/**
 * Weights that together are 100 after one of them was moved: the locked ones stay, the others share what is left as they did
 * before, equally where they had nothing. The moved one takes no more than the locked ones leave.
 */
export function shareWeights(
  weights: readonly number[],
  moved: { readonly index: number; readonly weight: number; readonly locked: ReadonlySet<number> },
): readonly number[] {
  const { index, locked } = moved;
  const kept = weights.map((weight, at) =>
    at !== index && locked.has(at) ? Math.max(0, Math.round(weight)) : 0,
  );
  const free = Math.max(0, WHOLE - sum(kept));
  const others = weights.flatMap((_, at) => (at === index || locked.has(at) ? [] : [at]));
  const own = others.length === 0 ? free : Math.min(free, Math.max(0, Math.round(moved.weight)));
  const shares = spread(
    free - own,
    others.map((at) => Math.max(0, weights[at] ?? 0)),
  );
  return weights.map((_, at) => {
    if (at === index) return own;
    const place = others.indexOf(at);
    return place < 0 ? (kept[at] ?? 0) : (shares[place] ?? 0);
  });
}

/** A whole number in whole parts by ratio (largest remainder), equally where all ratios are zero. */
export function spread(total: number, ratios: readonly number[]): readonly number[] {
  const all = sum(ratios);
  const exact = ratios.map((ratio) => (all === 0 ? total / ratios.length : (total * ratio) / all));
  const parts = exact.map(Math.floor);
  const rest = total - sum(parts);
  const byRemainder = exact
    .map((value, at) => ({ at, remainder: value - Math.floor(value) }))
    .sort((a, b) => b.remainder - a.remainder || a.at - b.at)
    .slice(0, rest);
  for (const { at } of byRemainder) parts[at] = (parts[at] ?? 0) + 1;
  return parts;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
