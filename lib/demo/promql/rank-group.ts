import type { VectorSeries } from "./value";

/** The k largest (topk) or smallest (bottomk) members at each evaluation time, with their own labels; NaN ranks last. */
export function rankGroup(
  operator: "topk" | "bottomk",
  parameter: Float64Array,
  members: readonly VectorSeries[],
): VectorSeries[] {
  const direction = operator === "topk" ? -1 : 1;
  const chosen = members.map((one) => ({ ...one, present: new Uint8Array(one.present.length) }));
  parameter.forEach((k, step) => {
    const value = (index: number): number => members[index]?.values[step] ?? NaN;
    const ranked = [...members.keys()]
      .filter((index) => members[index]?.present[step] === 1)
      .toSorted((left, right) => {
        const [a, b] = [value(left), value(right)];
        if (Number.isNaN(a) || Number.isNaN(b)) return Number(Number.isNaN(a)) - Number(Number.isNaN(b));
        return direction * (a - b);
      });
    for (const index of ranked.slice(0, Math.max(0, Math.trunc(k)))) {
      const one = chosen[index];
      if (one) one.present[step] = 1;
    }
  });
  const first = (one: VectorSeries): number => one.values[0] ?? NaN;
  return chosen.toSorted((left, right) => direction * (first(left) - first(right)));
}
