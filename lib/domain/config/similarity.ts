import type { Json } from "@/lib/domain/mesh/cluster-object";

/** Leaves beyond this many are not looked at. */
const MOST_LEAVES = 200;

/** How much of two values is the same: the share of their fields (with values) that both have, from 0 to 1. */
export function similarity(one: Json, other: Json): number {
  const leavesOne = leavesOf(one);
  const leavesOther = leavesOf(other);
  const shared = Array.from(leavesOne).filter((leaf) => leavesOther.has(leaf)).length;
  const all = leavesOne.size + leavesOther.size - shared;
  return all === 0 ? 1 : shared / all;
}

/** Each leaf with its path, list positions left out so that an inserted element does not make all others differ. */
function leavesOf(value: Json): ReadonlySet<string> {
  const leaves = new Set<string>();
  const rest: [string, Json | undefined][] = [["", value]];
  while (rest.length > 0 && leaves.size < MOST_LEAVES) {
    const [path, item] = rest.pop() ?? ["", undefined];
    if (typeof item !== "object" || item === null) leaves.add(`${path}=${JSON.stringify(item ?? null)}`);
    else if (Object.keys(item).length === 0) leaves.add(`${path}=empty`);
    else {
      const children = Object.entries(item).slice(0, MOST_LEAVES);
      for (const [key, child] of children)
        rest.push([Array.isArray(item) ? `${path}[]` : `${path}.${key}`, child]);
    }
  }
  return leaves;
}
