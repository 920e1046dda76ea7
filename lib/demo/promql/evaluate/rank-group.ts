import type { VectorSeries } from "../value";

/** The k largest (topk) or smallest (bottomk) members at each evaluation time, with their own labels; NaN ranks last. */
export function rankGroup(
  operator: "topk" | "bottomk",
  wanted: Float64Array,
  members: readonly VectorSeries[],
): VectorSeries[] {
  const direction = operator === "topk" ? -1 : 1;
  const compare = (a: number, b: number): number => {
    if (Number.isNaN(a) || Number.isNaN(b)) return Number(Number.isNaN(a)) - Number(Number.isNaN(b));
    return a === b ? 0 : direction * (a - b);
  };
  const chosen = members.map((one) => ({ ...one, present: new Uint8Array(one.present.length) }));
  wanted.forEach((k, step) => {
    const value = (index: number): number => members[index]?.values[step] ?? NaN;
    const ranked = [...members.keys()]
      .filter((index) => members[index]?.present[step] === 1)
      .toSorted((left, right) => compare(value(left), value(right)));
    for (const index of ranked.slice(0, k)) {
      const one = chosen[index];
      if (one) one.present[step] = 1;
    }
  });
  return chosen.toSorted((left, right) => compare(left.values[0] ?? NaN, right.values[0] ?? NaN));
}
