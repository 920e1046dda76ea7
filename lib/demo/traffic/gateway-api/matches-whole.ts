import { backtrackingCost } from "../../promql/backtracking-cost";

const MAX_PATTERN = 1_024;
const MAX_COST = 2 ** 20;
const MAX_KNOWN = 500;
const known = new Map<string, RegExp | null>();

function compile(pattern: string): RegExp | null {
  if (pattern.length > MAX_PATTERN || backtrackingCost(pattern) > MAX_COST) return null;
  try {
    return new RegExp(`^(?:${pattern})$`, "s");
  } catch {
    return null;
  }
}

/**
 * Whether a regular expression (RE2 in Envoy) fits the whole text. One that does not compile, or that could take a
 * backtracking matcher too long, fits nothing.
 * https://www.envoyproxy.io/docs/envoy/latest/api-v3/type/matcher/v3/regex.proto
 */
export function matchesWhole(pattern: string, text: string): boolean {
  let compiled = known.get(pattern);
  if (compiled === undefined) {
    compiled = compile(pattern);
    if (known.size >= MAX_KNOWN) known.clear();
    known.set(pattern, compiled);
  }
  return compiled?.test(text) ?? false;
}
