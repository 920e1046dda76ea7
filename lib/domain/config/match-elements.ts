import type { Json } from "@/lib/domain/mesh/cluster-object";
import { isJsonList, isJsonObject } from "@/lib/domain/mesh/read-json";
import { canonicalText } from "./canonical-text";
import { commonSubsequence, type Pair } from "./common-subsequence";
import { similarity } from "./similarity";
import { uniqueNames } from "./unique-names";

export interface ElementMatches {
  /** Positions of the same element before and after, by position after. */
  readonly pairs: readonly Pair[];
  /** Those of `pairs` that others have passed: the element was moved. */
  readonly moved: ReadonlySet<Pair>;
  /** The elements' names where they are told apart by them. */
  readonly names: { readonly before: readonly string[]; readonly after: readonly string[] } | null;
}

/** Lists with more unmatched elements than this are not searched for similar ones. */
const MOST_SIMILAR = 60;
const ALIKE = 0.5;

/**
 * Which elements of a list are the same before and after: those of the same name where all have names of their own, else
 * equal ones in order, then equal ones out of order, then the most similar; of what is left, one that stands alone between
 * the same neighbours is the one that stood there.
 */
export function matchElements(before: readonly Json[], after: readonly Json[]): ElementMatches {
  const namesBefore = uniqueNames(before);
  const namesAfter = uniqueNames(after);
  if (namesBefore && namesAfter && namesBefore.length > 0 && namesAfter.length > 0) {
    const pairs = byIdentity(namesBefore, namesAfter);
    return { ...ordered(pairs), names: { before: namesBefore, after: namesAfter } };
  }
  const textsBefore = before.map(canonicalText);
  const textsAfter = after.map(canonicalText);
  const equal = byIdentity(textsBefore, textsAfter);
  const similar = [...equal, ...bySimilarity(before, after, equal)];
  return { ...ordered([...similar, ...byPlace(before, after, similar)]), names: null };
}

/** In order as far as possible, then wherever the same identity is left over. */
function byIdentity(before: readonly string[], after: readonly string[]): Pair[] {
  const pairs = [...commonSubsequence(before, after)];
  const usedBefore = new Set(pairs.map(([one]) => one));
  const usedAfter = new Set(pairs.map(([, other]) => other));
  const free = new Map<string, number[]>();
  for (const [index, id] of after.entries()) {
    if (usedAfter.has(index)) continue;
    const places = free.get(id);
    if (places) places.push(index);
    else free.set(id, [index]);
  }
  for (const [index, id] of before.entries()) {
    const place = usedBefore.has(index) ? undefined : free.get(id)?.shift();
    if (place !== undefined) pairs.push([index, place]);
  }
  return pairs;
}

function unmatched(count: number, used: ReadonlySet<number>): number[] {
  return Array.from({ length: count }, (_, index) => index).filter((index) => !used.has(index));
}

function bySimilarity(before: readonly Json[], after: readonly Json[], known: readonly Pair[]): Pair[] {
  const left = unmatched(before.length, new Set(known.map(([one]) => one)));
  const right = unmatched(after.length, new Set(known.map(([, other]) => other)));
  if (left.length > MOST_SIMILAR || right.length > MOST_SIMILAR) return [];
  const scored = left.flatMap((one) =>
    right.map((other) => ({ one, other, score: similarity(before[one] ?? null, after[other] ?? null) })),
  );
  const best = scored
    .filter(({ score }) => score >= ALIKE)
    .sort((a, b) => b.score - a.score || Math.abs(a.one - a.other) - Math.abs(b.one - b.other));
  const takenOne = new Set<number>();
  const takenOther = new Set<number>();
  return best.flatMap(({ one, other }): Pair[] => {
    if (takenOne.has(one) || takenOther.has(other)) return [];
    takenOne.add(one);
    takenOther.add(other);
    return [[one, other]];
  });
}

/** What is left, where it follows the same matched neighbour before and after and is of the same sort. */
function byPlace(before: readonly Json[], after: readonly Json[], known: readonly Pair[]): Pair[] {
  const sorted = [...known].sort((a, b) => a[1] - b[1]);
  const placeOf = new Map(sorted.map(([one, other]) => [other, one]));
  const usedBefore = new Set(known.map(([one]) => one));
  const pairs: Pair[] = [];
  for (const [other, value] of after.entries()) {
    if (placeOf.has(other)) continue;
    const one = other === 0 ? 0 : (placeOf.get(other - 1) ?? -2) + 1;
    const old = before[one];
    if (one < 0 || old === undefined || usedBefore.has(one) || sortOf(old) !== sortOf(value)) continue;
    pairs.push([one, other]);
    placeOf.set(other, one);
    usedBefore.add(one);
  }
  return pairs;
}

function sortOf(value: Json): string {
  if (isJsonList(value)) return "list";
  return isJsonObject(value) ? "object" : "scalar";
}

/** By position after, with those that fall out of the longest run that kept its order. */
function ordered(pairs: readonly Pair[]): Pick<ElementMatches, "pairs" | "moved"> {
  const sorted = [...pairs].sort((a, b) => a[1] - b[1]);
  const byBefore = [...sorted].sort((a, b) => a[0] - b[0]);
  const kept = commonSubsequence(
    sorted.map(([one]) => String(one)),
    byBefore.map(([one]) => String(one)),
  );
  const still = new Set(kept.map(([index]) => index));
  return { pairs: sorted, moved: new Set(sorted.filter((_, index) => !still.has(index))) };
}
