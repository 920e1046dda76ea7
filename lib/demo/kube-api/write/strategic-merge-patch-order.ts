import { isDeepStrictEqual } from "node:util";
import type { Json } from "@/lib/domain/mesh/cluster-object";
import { jsonAt } from "../../world/read-json";

/** Whether two items of a list are the same one: by the merge key, or by value where there is none. */
export const isSameItem = (a: Json, b: Json, mergeKey: string): boolean =>
  mergeKey === "" ? isDeepStrictEqual(a, b) : isDeepStrictEqual(jsonAt(a, mergeKey), jsonAt(b, mergeKey));

const placeIn = (order: readonly Json[], item: Json, mergeKey: string): number =>
  order.findIndex((one) => isSameItem(one, item, mergeKey));

const sorted = (items: readonly Json[], order: readonly Json[], mergeKey: string): readonly Json[] =>
  items.toSorted((a, b) => placeIn(order, a, mergeKey) - placeIn(order, b, mergeKey));

/**
 * A merged list in the order of a strategic merge patch: what `wanted` names in its order, the rest as it was in the live list
 * `live` and, as far as that is possible, between the same neighbours.
 * https://github.com/kubernetes/design-proposals-archive/blob/main/cli/preserve-order-in-strategic-merge-patch.md
 */
export function strategicMergePatchOrder(
  merged: readonly Json[],
  wanted: readonly Json[],
  live: readonly Json[],
  mergeKey: string,
): readonly Json[] {
  const isNamed = (item: Json): boolean => placeIn(wanted, item, mergeKey) >= 0;
  const named = [...sorted(merged.filter(isNamed), wanted, mergeKey)];
  const rest = [
    ...sorted(
      merged.filter((item) => !isNamed(item)),
      live,
      mergeKey,
    ),
  ];
  const ordered: Json[] = [];
  for (let [first] = rest; first !== undefined && named.length > 0; [first] = rest) {
    const [next = null] = named;
    const [left, right] = [placeIn(live, first, mergeKey), placeIn(live, next, mergeKey)];
    const taken = left >= 0 && right >= 0 && left < right ? rest.shift() : named.shift();
    if (taken !== undefined) ordered.push(taken);
  }
  return [...ordered, ...named, ...rest];
}
