/** Larger tables of comparisons are not made; then only what both ends share is found. */
const MOST_CELLS = 1_000_000;

/** Positions of the same element in two lists. */
export type Pair = readonly [one: number, other: number];

/**
 * A longest common subsequence of two lists, as pairs of positions that grow in both. Of very long lists only what both
 * begin and end with, and what greedy search finds between.
 */
export function commonSubsequence(one: readonly string[], other: readonly string[]): readonly Pair[] {
  const most = Math.min(one.length, other.length);
  let start = 0;
  while (start < most && one[start] === other[start]) start += 1;
  let end = 0;
  while (end < most - start && one.at(-1 - end) === other.at(-1 - end)) end += 1;
  const middleOne = one.slice(start, one.length - end);
  const middleOther = other.slice(start, other.length - end);
  const small = middleOne.length * middleOther.length <= MOST_CELLS;
  const middle = small ? longest(middleOne, middleOther) : greedy(middleOne, middleOther);
  const begins = Array.from({ length: start }, (_, index): Pair => [index, index]);
  const ends = Array.from({ length: end }, (_, index): Pair => [
    one.length - end + index,
    other.length - end + index,
  ]);
  return [...begins, ...middle.map(([a, b]): Pair => [a + start, b + start]), ...ends];
}

/** The textbook table: cell (i, j) holds the length for what begins at i and j. */
function longest(one: readonly string[], other: readonly string[]): Pair[] {
  const width = other.length + 1;
  const table = new Uint32Array((one.length + 1) * width);
  const cell = (i: number, j: number): number => table[i * width + j] ?? 0;
  for (let i = one.length - 1; i >= 0; i -= 1) {
    for (let j = other.length - 1; j >= 0; j -= 1) {
      table[i * width + j] =
        one[i] === other[j] ? cell(i + 1, j + 1) + 1 : Math.max(cell(i + 1, j), cell(i, j + 1));
    }
  }
  const pairs: Pair[] = [];
  for (let i = 0, j = 0; i < one.length && j < other.length;) {
    if (one[i] === other[j]) pairs.push([i++, j++]);
    else if (cell(i + 1, j) >= cell(i, j + 1)) i += 1;
    else j += 1;
  }
  return pairs;
}

/** Each element with the next same one after the last pair. */
function greedy(one: readonly string[], other: readonly string[]): Pair[] {
  const places = new Map<string, number[]>();
  for (const [index, item] of other.entries())
    places.set(item, [...(places.get(item) ?? []).slice(-99), index]);
  const pairs: Pair[] = [];
  let after = -1;
  for (const [index, item] of one.entries()) {
    const place = places.get(item)?.find((candidate) => candidate > after);
    if (place === undefined) continue;
    pairs.push([index, place]);
    after = place;
  }
  return pairs;
}
