import { backtrackingCost } from "../../promql/backtracking-cost";

const MAX_LENGTH = 1_024;
const MAX_STEPS = 2 ** 24;
/** The length of a value, and what one repetition counts, in a backtracking cost. */
const COUNTED_LENGTH = 32;

/** About how many steps a backtracking matcher may take on a value of some length: each repetition may try all of it. */
function stepsOn(cost: number, length: number): number {
  if (!Number.isFinite(cost)) return Infinity;
  const repetitions = Math.log2(cost) / Math.log2(COUNTED_LENGTH);
  return cost * Math.max(1, length / COUNTED_LENGTH) ** repetitions;
}

/**
 * An expression of an Istio object, which Envoy matches with RE2 in linear time; null where it is none, or one that could take
 * a backtracking matcher too long on a value of that length. Inline flags are understood at its
 * start only.
 * https://github.com/google/re2/wiki/Syntax
 */
export function safePattern(text: string, where: "whole" | "anywhere", valueLength = 256): RegExp | null {
  if (text.length > MAX_LENGTH) return null;
  const [leading = "", inline = ""] = /^\(\?([ims]+)\)/.exec(text) ?? [];
  const pattern = text.slice(leading.length).replaceAll("(?P<", "(?<");
  if (stepsOn(backtrackingCost(pattern), valueLength) > MAX_STEPS) return null;
  const flags = [...new Set(where === "anywhere" ? `${inline}g` : inline)].join("");
  try {
    return new RegExp(where === "whole" ? `^(?:${pattern})$` : pattern, flags);
  } catch {
    return null;
  }
}
