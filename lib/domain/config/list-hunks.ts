import { commonSubsequence } from "./common-subsequence";

/** One change of a list: the elements from `start` to before `end` become `items`. */
export interface Hunk {
  readonly start: number;
  readonly end: number;
  /** Positions in the changed list. */
  readonly from: number;
  readonly to: number;
}

/**
 * How one list of identities becomes another: what lies between elements that both have. As many elements for as many are
 * told apart into one for one.
 */
export function listHunks(base: readonly string[], side: readonly string[]): readonly Hunk[] {
  const anchors = [...commonSubsequence(base, side), [base.length, side.length] as const];
  const hunks: Hunk[] = [];
  let start = 0;
  let from = 0;
  for (const [end, to] of anchors) {
    if (end > start || to > from) hunks.push(...oneForOne({ start, end, from, to }));
    start = end + 1;
    from = to + 1;
  }
  return hunks;
}

function oneForOne({ start, end, from, to }: Hunk): readonly Hunk[] {
  if (end - start !== to - from) return [{ start, end, from, to }];
  return Array.from({ length: end - start }, (_, index) => ({
    start: start + index,
    end: start + index + 1,
    from: from + index,
    to: from + index + 1,
  }));
}

/** Whether a hunk puts one element in the place of one. */
export function isReplacement({ start, end, from, to }: Hunk): boolean {
  return end - start === 1 && to - from === 1;
}

/**
 * Whether the outcome of two sides' hunks depends on which is made first: they take the same elements, or put something at
 * the same place and nothing says which comes first.
 */
function hunksTouch(one: Hunk, other: Hunk): boolean {
  if (one.start < other.end && other.start < one.end) return true;
  const inserts = one.start === one.end || other.start === other.end;
  if (!inserts || one.start > other.end || other.start > one.end) return false;
  return !isReplacement(one) && !isReplacement(other);
}

/** What one side, or both at the same place, do to a list. */
export interface HunkPair {
  readonly current?: Hunk;
  readonly edited?: Hunk;
}

/** The hunks of both sides in order, those that meet as pairs; null where one meets several. */
export function pairHunks(
  current: readonly Hunk[],
  edited: readonly Hunk[],
  same: (current: Hunk, edited: Hunk) => boolean,
): readonly HunkPair[] | null {
  const pairs: HunkPair[] = [];
  const taken = new Set<Hunk>();
  for (const hunk of current) {
    const meeting = near(hunk, edited).filter((other) => hunksTouch(hunk, other) || same(hunk, other));
    const [other] = meeting;
    if (meeting.length > 1 || (other && taken.has(other))) return null;
    if (other) taken.add(other);
    pairs.push(other ? { current: hunk, edited: other } : { current: hunk });
  }
  for (const hunk of edited) if (!taken.has(hunk)) pairs.push({ edited: hunk });
  return pairs.sort((one, other) => placeOf(one) - placeOf(other));
}

/** The hunks that reach to where this one is; they are in order. */
function near({ start, end }: Hunk, hunks: readonly Hunk[]): readonly Hunk[] {
  const first = hunks.findIndex((other) => other.end >= start);
  const after = hunks.findIndex((other) => other.start > end);
  return first < 0 ? [] : hunks.slice(first, after < 0 ? hunks.length : after);
}

/** What is inserted at a place comes before what replaces the element there. */
function placeOf({ current, edited }: HunkPair): number {
  const { start, end } = current ?? edited ?? { start: 0, end: 0 };
  return start + (start === end ? 0 : 0.5);
}
