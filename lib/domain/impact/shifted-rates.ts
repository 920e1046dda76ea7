import type { Split, Target } from "../routing/split";

/** What one target gets: observed before, expected after; per second. */
export interface ShiftedRate {
  readonly target: Target;
  readonly before: number;
  readonly after: number;
}

export interface Shift {
  readonly before: Split;
  readonly after: Split;
  /** Observed rates by target. */
  readonly observed: ReadonlyMap<string, number>;
  /** What was observed in all. */
  readonly total: number;
  /** The share (0 to 1) of `total` that these splits decide. */
  readonly share: number;
}

/** How far what was observed may be from what is configured before the configuration alone is believed. */
const FAR = 0.1;

/** Half the sum of the differences between what was observed and what is configured, 0 to 1. */
function distanceFrom(split: Split, observed: ReadonlyMap<string, number>, total: number): number {
  if (!(total > 0)) return 0;
  const keys = new Set([...split.keys(), ...observed.keys()]);
  const differences = [...keys].map((key) =>
    Math.abs((observed.get(key) ?? 0) / total - (split.get(key)?.share ?? 0)),
  );
  return differences.reduce((sum, one) => sum + one, 0) / 2;
}

/** Whether the splits decide everything and what was observed is far from the first: the window is older than it. */
export function isStale({ before, observed, total, share }: Shift): boolean {
  return share === 1 && distanceFrom(before, observed, total) > FAR;
}

/** Targets cannot lose more than they have: what is missing is taken from those that gain. */
function balanced(rates: readonly (ShiftedRate & { readonly change: number })[]): readonly ShiftedRate[] {
  const missing = rates.reduce((sum, { before, change }) => sum + Math.max(0, -(before + change)), 0);
  const gained = rates.reduce((sum, { change }) => sum + Math.max(0, change), 0);
  const kept = gained > 0 ? Math.max(0, 1 - missing / gained) : 1;
  return rates.map(({ target, before, change }) => ({
    target,
    before,
    after: Math.max(0, before + (change > 0 ? change * kept : change)),
  }));
}

/**
 * What each target of two splits gets before and after: what was observed, shifted by what changes between the splits, so
 * that chance in the observed rates moves nothing. Where the splits decide everything and what was observed is far from
 * them (the window is older than the configuration), the second split itself. Rates are never negative and add up to the
 * same.
 */
export function shiftedRates(shift: Shift): readonly ShiftedRate[] {
  const { before, after, observed, total, share } = shift;
  const targets = new Map<string, Target>();
  for (const split of [before, after]) for (const [key, { target }] of split) targets.set(key, target);
  const among = [...targets.keys()].reduce((sum, key) => sum + (observed.get(key) ?? 0), 0);
  const stale = isStale(shift);
  return balanced(
    [...targets].map(([key, target]) => {
      const held = observed.get(key) ?? 0;
      const next = after.get(key)?.share ?? 0;
      const change = stale ? next * among - held : (next - (before.get(key)?.share ?? 0)) * total * share;
      return { target, before: held, after: held, change };
    }),
  );
}
