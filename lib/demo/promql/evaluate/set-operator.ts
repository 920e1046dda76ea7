import { distinctSeries } from "../distinct-series";
import type { VectorMatching } from "../parse/expression";
import { type Value, vector, type VectorSeries } from "../value";
import { matchKey } from "./match-labels";

function presence(
  series: readonly VectorSeries[],
  matching: VectorMatching,
): ReadonlyMap<string, Uint8Array> {
  const byKey = new Map<string, Uint8Array>();
  for (const one of series) {
    const key = matchKey(one.labels, matching);
    const known = byKey.get(key);
    byKey.set(key, known ? known.map((bit, step) => bit | (one.present[step] ?? 0)) : one.present);
  }
  return byKey;
}

function filtered(
  series: readonly VectorSeries[],
  other: readonly VectorSeries[],
  matching: VectorMatching,
  wanted: 0 | 1,
): VectorSeries[] {
  const matches = presence(other, matching);
  return series.map((one) => {
    const matched = matches.get(matchKey(one.labels, matching));
    return {
      ...one,
      present: one.present.map((bit, step) => bit & Number((matched?.[step] ?? 0) === wanted)),
    };
  });
}

/** `and`, `or` and `unless`: which series of the left (and for `or` of the right) side remain, values unchanged. */
export function setOperator(
  operator: "and" | "or" | "unless",
  sides: { readonly left: readonly VectorSeries[]; readonly right: readonly VectorSeries[] },
  matching: VectorMatching,
): Value {
  const { left, right } = sides;
  if (operator === "and") return vector(filtered(left, right, matching, 1));
  if (operator === "unless") return vector(filtered(left, right, matching, 0));
  return vector(distinctSeries([...left, ...filtered(right, left, matching, 0)], "meeting"));
}
