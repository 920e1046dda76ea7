import type { Evaluation } from "../evaluation";
import type { Modifiers } from "../parse/expression";

/** The times at which a selector is looked up: shifted by its offset, pinned by its `@`. */
export function lookupTimes({ times, context }: Evaluation, { at, offsetMs }: Modifiers): Float64Array {
  const pinned = at === "start" || at === "end" ? context[at] : at;
  return times.map((time) => (pinned ?? time) - offsetMs);
}
