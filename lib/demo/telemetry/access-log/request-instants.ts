import { seededRandom } from "../../world/seeded-random";
import type { Pace } from "../pace";

/** Requests of one kind from `from` (unix milliseconds) on. */
export interface RequestTrain {
  readonly from: number;
  /** Unix milliseconds. */
  readonly to: number;
  /** The mean of a day. */
  readonly perSecond: number;
  /** Another number gives other moments. */
  readonly seed: number;
}

/** One request of a train: the how-manieth it is, counted from 0, and when it was made (unix milliseconds). */
export interface RequestInstant {
  readonly ordinal: number;
  readonly at: number;
}

/** However long a window is, no more requests than this are looked at. */
const MOST_LOOKED_AT = 1_000_000;
const NEWTON_STEPS = 8;
const CLOSE_ENOUGH_MS = 0.01;

/** When, after `from`, the traffic of a pace had flowed for so many mean seconds. */
function momentAfter(pace: Pace, from: number, seconds: number): number {
  const target = pace.elapsed(from) + seconds;
  let at = from + seconds * 1_000;
  for (let step = 0; step < NEWTON_STEPS; step += 1) {
    const correction = ((target - pace.elapsed(at)) * 1_000) / pace.factorAt(at);
    at += correction;
    if (Math.abs(correction) < CLOSE_ENOUGH_MS) break;
  }
  return at;
}

/**
 * The requests of a train made from `window.from` (included) to `window.to` (excluded), the newest first, of those that `isAsked`
 * at most `limit`. Each is made at some moment of its own even share of the traffic, so that as many have been made by any
 * moment as a counter of the same rate has counted, to within one.
 */
export function requestInstants(
  train: RequestTrain,
  window: { readonly from: number; readonly to: number },
  pace: Pace,
  { limit, isAsked }: { readonly limit: number; readonly isAsked: (ordinal: number) => boolean },
): readonly RequestInstant[] {
  const { from, to, perSecond, seed } = train;
  const countedBy = (at: number): number =>
    perSecond * (pace.elapsed(Math.min(Math.max(at, from), to)) - pace.elapsed(from));
  const [earliest, latest] = [countedBy(window.from), countedBy(window.to)];
  const instants: RequestInstant[] = [];
  const oldest = Math.max(0, Math.floor(earliest) - 1, Math.floor(latest) - MOST_LOOKED_AT);
  for (let ordinal = Math.floor(latest); ordinal >= oldest && instants.length < limit; ordinal -= 1) {
    if (!isAsked(ordinal)) continue;
    const place = ordinal + seededRandom(seed + ordinal)();
    if (place < earliest || place >= latest) continue;
    instants.push({ ordinal, at: Math.round(momentAfter(pace, from, place / perSecond)) });
  }
  return instants;
}
