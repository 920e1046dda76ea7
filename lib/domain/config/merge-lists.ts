import type { Json } from "@/lib/domain/mesh/cluster-object";
import { isJsonObject } from "@/lib/domain/mesh/read-json";
import { canonicalText } from "./canonical-text";
import type { Step } from "./field-path";
import { isReplacement, listHunks, pairHunks, type Hunk, type HunkPair } from "./list-hunks";
import { mergeNamedLists } from "./merge-named-lists";
import type { Merging, Sides } from "./merging";
import { similarity } from "./similarity";
import { uniqueNames } from "./unique-names";

type Lists = Sides<readonly Json[]>;

/** Two versions of an element less alike than this are two elements. */
const ALIKE = 0.5;

/**
 * Merges three versions of a list. Where every element of each has a name of its own, by name; else as texts are merged: what
 * the sides insert, remove and replace between elements they share, where an element that both changed in its place is merged
 * itself. What overlaps otherwise is a conflict of the whole list, whose order may mean something.
 */
export function mergeLists(lists: Lists, path: readonly Step[], merging: Merging): Json | undefined {
  const names = {
    baseline: uniqueNames(lists.baseline),
    current: uniqueNames(lists.current),
    edited: uniqueNames(lists.edited),
  };
  if (names.baseline && names.current && names.edited) {
    const { baseline, current, edited } = names;
    return mergeNamedLists(lists, { baseline, current, edited }, path, merging);
  }
  return mergeUnnamed(lists, path, merging);
}

function mergeUnnamed(lists: Lists, path: readonly Step[], merging: Merging): Json | undefined {
  const texts: Texts = {
    baseline: lists.baseline.map(canonicalText),
    current: lists.current.map(canonicalText),
    edited: lists.edited.map(canonicalText),
  };
  const pairs = pairHunks(
    listHunks(texts.baseline, texts.current),
    listHunks(texts.baseline, texts.edited),
    (current, edited) => sameHunk(texts, current, edited),
  );
  const parts = pairs?.map((pair) => partOf(pair, texts)).filter((part) => part !== null);
  if (!pairs || parts?.length !== pairs.length || !countsAdd(texts, parts)) {
    return merging.conflict(lists, path);
  }
  const merged: Json[] = [];
  let at = 0;
  for (const part of parts) {
    merged.push(...lists.baseline.slice(at, part.start), ...itemsOf(part, lists, path, merging));
    at = part.end;
  }
  return [...merged, ...lists.baseline.slice(at)];
}

type Texts = Sides<readonly string[]>;

/** What comes in the place of a part of the baseline: elements of one side, or one element that both changed. */
interface Part extends Hunk {
  readonly side: "current" | "edited" | "both";
  /** Of an element that both changed: its position in the current list. */
  readonly current: number;
}

/** Null where the two sides cannot both be followed. */
function partOf({ current, edited }: HunkPair, texts: Texts): Part | null {
  if (!current) return edited ? { ...edited, side: "edited", current: 0 } : null;
  if (!edited || sameHunk(texts, current, edited)) return { ...current, side: "current", current: 0 };
  const inPlace = isReplacement(current) && isReplacement(edited) && current.start === edited.start;
  return inPlace ? { ...edited, side: "both", current: current.from } : null;
}

function sameHunk({ current, edited }: Texts, one: Hunk, other: Hunk): boolean {
  if (one.start !== other.start || one.end !== other.end || one.to - one.from !== other.to - other.from)
    return false;
  return current.slice(one.from, one.to).every((text, index) => text === edited[other.from + index]);
}

function itemsOf(part: Part, lists: Lists, path: readonly Step[], merging: Merging): readonly Json[] {
  if (part.side !== "both") return lists[part.side].slice(part.from, part.to);
  const sides: Sides<Json> = {
    baseline: lists.baseline[part.start] ?? null,
    current: lists.current[part.current] ?? null,
    edited: lists.edited[part.from] ?? null,
  };
  const here = [...path, part.from];
  const item = alike(sides) ? merging.value(sides, here) : merging.conflict(sides, here);
  return item === undefined ? [] : [item];
}

function alike({ baseline, current, edited }: Sides<Json>): boolean {
  const objects = isJsonObject(baseline) && isJsonObject(current) && isJsonObject(edited);
  return objects && similarity(baseline, current) >= ALIKE && similarity(baseline, edited) >= ALIKE;
}

/**
 * Whether every element comes out as often as the sides together mean. It does not where one side moved what the other
 * removed or moved elsewhere. Elements that are merged themselves are left out.
 */
function countsAdd(texts: Texts, parts: readonly Part[]): boolean {
  const { baseline, current, edited } = texts;
  const mergedInPlace = new Set<string | undefined>();
  const gone = new Set<number>();
  const added: string[] = [];
  for (const part of parts) {
    for (let index = part.start; index < part.end; index += 1) gone.add(index);
    if (part.side !== "both") added.push(...texts[part.side].slice(part.from, part.to));
    else
      for (const text of [baseline[part.start], current[part.current], edited[part.from]])
        mergedInPlace.add(text);
  }
  const merged = [...baseline.filter((_, index) => !gone.has(index)), ...added];
  const counts = [baseline, current, edited, merged].map(countOf);
  return [...new Set([...baseline, ...current, ...edited])].every((text) => {
    if (mergedInPlace.has(text)) return true;
    const [base = 0, now = 0, mine = 0, result = 0] = counts.map((count) => count.get(text) ?? 0);
    if (now === base || now === mine) return result === mine;
    return mine === base && result === now;
  });
}

function countOf(texts: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return counts;
}
