import { backtrackingCost } from "./backtracking-cost";

export type GoRegExp =
  { readonly ok: true; readonly expression: RegExp } | { readonly ok: false; readonly reason: string };

const MAX_PATTERN = 4_096;
/** Four repetitions that follow one another. */
const MAX_COST = 2 ** 20;

const CLASSES: Readonly<Record<string, string>> = {
  alnum: "0-9A-Za-z",
  alpha: "A-Za-z",
  digit: "0-9",
  lower: "a-z",
  punct: "!-\\/:-@\\[-`{-~",
  space: "\\t\\n\\v\\f\\r ",
  upper: "A-Z",
  word: "\\w",
  xdigit: "0-9A-Fa-f",
};

/** What RE2 and JavaScript write differently. */
const translated = (pattern: string): string =>
  pattern
    .replaceAll("(?P<", "(?<")
    .replaceAll("\\z", "$")
    .replaceAll("\\A", "^")
    .replaceAll(/\\Q(.*?)(?:\\E|$)/gs, (_all, text: string) => text.replaceAll(/[\\^$.*+?()[\]{}|]/g, "\\$&"))
    .replaceAll(/\[:(\w+):\]/g, (all, name: string) => CLASSES[name] ?? all);

/** What JavaScript says of a fault, and what Go does. */
const FAULTS = [
  ["Unterminated group", "missing closing )"],
  ["Unmatched ')'", "unexpected )"],
  ["Unterminated character class", "missing closing ]"],
  ["Nothing to repeat", "missing argument to repetition operator"],
] as const;

/** A class that closes at once holds the bracket in RE2; both syntaxes agree on the rest that is used here. */
const RE2_ONLY_FAULT = /\[\^?\](?![^[]*\])/;

/**
 * A fully anchored expression of Go's RE2 syntax (https://github.com/google/re2/wiki/Syntax), its dot matching new lines as
 * in Prometheus 3; leading flags `(?i)`, `(?s)` and `(?is)` are understood. RE2 matches in linear time; here an expression
 * that could take a backtracking matcher too long is refused.
 */
export function goRegExp(pattern: string): GoRegExp {
  const refused = (reason: string): GoRegExp => ({ ok: false, reason });
  if (pattern.length > MAX_PATTERN) return refused(`longer than ${MAX_PATTERN} characters`);
  const flags = /^\(\?([is]+)\)/.exec(pattern);
  const text = translated(flags ? pattern.slice(flags[0].length) : pattern);
  if (RE2_ONLY_FAULT.test(text)) return refused("missing closing ]");
  if (backtrackingCost(text) > MAX_COST)
    return refused("too many ways to match for the simulated Prometheus");
  try {
    return { ok: true, expression: new RegExp(`^(?:${text})$`, flags?.[1]?.includes("i") ? "is" : "s") };
  } catch (error) {
    const fault = FAULTS.find(([said]) => error instanceof Error && error.message.includes(said));
    return refused(fault?.[1] ?? "invalid syntax");
  }
}
