/** The indexes of the items of a list that come again, by a key of theirs; items whose key is empty are never the same. */
export function repeatedKeys<Item>(items: readonly Item[], keyOf: (item: Item) => string): readonly number[] {
  const seen = new Set<string>();
  return items.flatMap((item, index) => {
    const key = keyOf(item);
    const again = key !== "" && seen.has(key);
    seen.add(key);
    return again ? [index] : [];
  });
}
