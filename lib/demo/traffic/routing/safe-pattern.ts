import { backtrackingCost } from "../../promql/backtracking-cost";

const MAX_LENGTH = 1_024;
/** Four repetitions that follow one another. */
const MAX_COST = 2 ** 20;

/**
 * An expression of an Istio object, which Envoy matches with RE2 in linear time; null where it is none, or one that could take
 * a backtracking matcher too long. A leading `(?i)` is the one inline flag understood.
 * https://github.com/google/re2/wiki/Syntax
 */
export function safePattern(text: string, where: "whole" | "anywhere"): RegExp | null {
  if (text.length > MAX_LENGTH) return null;
  const insensitive = text.startsWith("(?i)");
  const pattern = (insensitive ? text.slice("(?i)".length) : text).replaceAll("(?P<", "(?<");
  if (backtrackingCost(pattern) > MAX_COST) return null;
  const flags = `${insensitive ? "i" : ""}${where === "anywhere" ? "g" : ""}`;
  try {
    return new RegExp(where === "whole" ? `^(?:${pattern})$` : pattern, flags);
  } catch {
    return null;
  }
}
