import { someOf } from "../mesh/some-of";
import type { NotComparable } from "./traffic-split";

/** Something that keeps a split's observed shares from being compared with its weights. */
export interface Obstacle {
  readonly code: NotComparable;
  /** What there is, naming objects and callers, and the next step. */
  readonly message: string;
  /** Positions of the destinations that it is about; empty for the whole split. */
  readonly destinations: readonly number[];
}

const MOST_NAMED = 3;

/** "shop/front, shop/back and 2 more" */
export function namesOf(names: readonly string[]): string {
  return someOf([...new Set(names)].sort(), { most: MOST_NAMED });
}

/** A destination as sentences name it: `web, subset v2`. */
export function destinationLabel(
  { host, subset }: { readonly host: string; readonly subset: string },
  labelOf: (host: string) => string,
): string {
  return subset === "" ? labelOf(host) : `${labelOf(host)}, subset ${subset}`;
}
