import { getOrMake } from "./get-or-make";

/** Things by their keys, in the order given; each under every key of its own, once. */
export function fileUnder<T>(
  all: Iterable<T>,
  keysOf: (one: T) => Iterable<string>,
): ReadonlyMap<string, readonly T[]> {
  const filed = new Map<string, T[]>();
  for (const one of all)
    for (const key of new Set(keysOf(one))) getOrMake(filed, key, (): T[] => []).push(one);
  return filed;
}
