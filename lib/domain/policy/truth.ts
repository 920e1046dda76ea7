/** What can be told of a condition: that it holds, that it does not, or neither. */
export type Truth = "yes" | "no" | "unknown";

/** Whether all hold; of none, yes (Kleene's three-valued "and"). */
export function all(truths: readonly Truth[]): Truth {
  if (truths.includes("no")) return "no";
  return truths.includes("unknown") ? "unknown" : "yes";
}

/** Whether any holds; of none, no (Kleene's three-valued "or"). */
export function any(truths: readonly Truth[]): Truth {
  if (truths.includes("yes")) return "yes";
  return truths.includes("unknown") ? "unknown" : "no";
}

/** The opposite; what is unknown stays so. */
export function not(truth: Truth): Truth {
  if (truth === "unknown") return truth;
  return truth === "yes" ? "no" : "yes";
}
