import type { Json } from "@/lib/domain/mesh/cluster-object";
import type { Step } from "./field-path";

/** A value on the three sides of a merge; undefined where it is absent. */
export interface Sides<Value = Json | undefined> {
  readonly baseline: Value;
  readonly current: Value;
  readonly edited: Value;
}

/** Merges what is below a path and notes conflicts; lists call it for their elements. */
export interface Merging {
  value(sides: Sides, path: readonly Step[]): Json | undefined;
  /** Notes the conflict, unless it is resolved, and gives the side that is kept. */
  conflict(sides: Sides, path: readonly Step[]): Json | undefined;
  /** The side that wins where both differ at a path; "edited" unless a resolution says otherwise. */
  keeps(path: readonly Step[]): "current" | "edited";
}
