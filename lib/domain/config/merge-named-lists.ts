import type { Json } from "@/lib/domain/mesh/cluster-object";
import { equalJson } from "./equal-json";
import type { Step } from "./field-path";
import { listHunks, pairHunks, type Hunk, type HunkPair } from "./list-hunks";
import type { Merging, Sides } from "./merging";

type Lists = Sides<readonly Json[]>;
type Names = Sides<readonly string[]>;

/** Lists in which the order of elements means something even where they have names. */
const ORDERED: ReadonlySet<Step | undefined> = new Set([
  "http",
  "tls",
  "tcp",
  "rules",
  "filters",
  "match",
  "matches",
]);

/**
 * Merges three versions of a list whose elements have names of their own: elements by name, and the order of the names as
 * texts are merged. An element that one side removed and the other changed is a conflict of that element; orders that
 * contradict one another are a conflict of the list.
 */
export function mergeNamedLists(
  lists: Lists,
  names: Names,
  path: readonly Step[],
  merging: Merging,
): Json | undefined {
  const elements: Sides<ReadonlyMap<string, Json>> = {
    baseline: byName(names.baseline, lists.baseline),
    current: byName(names.current, lists.current),
    edited: byName(names.edited, lists.edited),
  };
  const sidesOf = (name: string): Sides => ({
    baseline: elements.baseline.get(name),
    current: elements.current.get(name),
    edited: elements.edited.get(name),
  });
  const kept = (name: string): boolean => keepsElement(sidesOf(name), [...path, { name }], merging);
  const order = mergeOrder(agreedNames(names, kept), ORDERED.has(path.at(-1)));
  if (!order) return merging.conflict(lists, path);
  const merged = new Map<string, Json>();
  for (const name of new Set([...order, ...names.baseline])) {
    const value = merging.value(sidesOf(name), [...path, { name }]);
    if (value !== undefined) merged.set(name, value);
  }
  return order.flatMap((name) => merged.get(name) ?? []);
}

function byName(names: readonly string[], list: readonly Json[]): ReadonlyMap<string, Json> {
  return new Map(names.map((name, index) => [name, list[index] ?? null]));
}

/** Whether an element of the baseline stays, when a side has removed it. */
function keepsElement(sides: Sides, path: readonly Step[], merging: Merging): boolean {
  const { baseline, current, edited } = sides;
  if (current !== undefined && edited !== undefined) return true;
  const remaining = current ?? edited;
  if (remaining === undefined || equalJson(remaining, baseline)) return false;
  return sides[merging.keeps(path)] !== undefined;
}

/** The names in each side's order, with the elements that stay in all three and those that go in none. */
function agreedNames(names: Names, kept: (name: string) => boolean): Names {
  const stay = names.baseline.filter(kept);
  const known = new Set(names.baseline);
  const staying = new Set(stay);
  const agreed = (side: readonly string[]): readonly string[] => {
    const own = side.filter((name) => !known.has(name) || staying.has(name));
    for (const [index, name] of stay.entries()) {
      if (!own.includes(name)) own.splice(own.indexOf(stay[index - 1] ?? "") + 1, 0, name);
    }
    return own;
  };
  return { baseline: stay, current: agreed(names.current), edited: agreed(names.edited) };
}

/** One order of all names; null where the two sides' orders contradict one another. */
function mergeOrder(names: Names, orderMatters: boolean): readonly string[] | null {
  const { baseline, current, edited } = names;
  const added = (hunk: Hunk | undefined, side: readonly string[]): readonly string[] =>
    hunk ? side.slice(hunk.from, hunk.to) : [];
  const same = (one: Hunk, other: Hunk): boolean =>
    one.start === other.start &&
    one.end === other.end &&
    added(one, current).join("\n") === added(other, edited).join("\n");
  const pairs = pairHunks(listHunks(baseline, current), listHunks(baseline, edited), same);
  if (!pairs) return null;
  const order: string[] = [];
  let at = 0;
  for (const pair of pairs) {
    const items = together(
      pair,
      added(pair.current, current),
      added(pair.edited, edited),
      orderMatters,
      same,
    );
    if (!items) return null;
    const hunk = pair.current ?? pair.edited;
    order.push(...baseline.slice(at, hunk?.start), ...items);
    at = hunk?.end ?? at;
  }
  order.push(...baseline.slice(at));
  return new Set(order).size === order.length ? order : null;
}

function together(
  { current, edited }: HunkPair,
  now: readonly string[],
  mine: readonly string[],
  orderMatters: boolean,
  same: (one: Hunk, other: Hunk) => boolean,
): readonly string[] | null {
  if (!current || !edited || same(current, edited)) return current ? now : mine;
  const bothInsert = current.start === current.end && edited.start === edited.end;
  if (!bothInsert || orderMatters) return null;
  return (now[0] ?? "") < (mine[0] ?? "") ? [...now, ...mine] : [...mine, ...now];
}
