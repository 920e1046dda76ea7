import { backtrackingCost } from "./backtracking-cost";
import { type Labels, labelValue } from "./labels";
import { PromqlError } from "./promql-error";

/** One condition of a selector. An absent label counts as "". */
export interface LabelMatcher {
  readonly name: string;
  readonly operator: "=" | "!=" | "=~" | "!~";
  readonly value: string;
  test(value: string): boolean;
}

const MAX_PATTERN = 4_096;
/** Four repetitions that follow one another. */
const MAX_COST = 2 ** 20;

/**
 * A fully anchored expression, as in Prometheus; a leading `(?i)` is the one inline flag understood. Prometheus matches in
 * linear time (RE2); here an expression that could take a backtracking matcher too long is refused.
 */
export function anchoredPattern(pattern: string): RegExp {
  if (pattern.length > MAX_PATTERN)
    throw new PromqlError("bad_data", `regular expression longer than ${MAX_PATTERN} characters`);
  const insensitive = pattern.startsWith("(?i)");
  const text = insensitive ? pattern.slice("(?i)".length) : pattern;
  if (backtrackingCost(text) > MAX_COST)
    throw new PromqlError(
      "bad_data",
      `regular expression ${JSON.stringify(pattern)} has too many ways to match for the simulated Prometheus`,
    );
  try {
    return new RegExp(`^(?:${text})$`, insensitive ? "is" : "s");
  } catch {
    throw new PromqlError("bad_data", `invalid regular expression ${JSON.stringify(pattern)}`);
  }
}

function testOf(operator: LabelMatcher["operator"], value: string): (candidate: string) => boolean {
  if (operator === "=") return (candidate) => candidate === value;
  if (operator === "!=") return (candidate) => candidate !== value;
  const pattern = anchoredPattern(value);
  return operator === "=~" ? (candidate) => pattern.test(candidate) : (candidate) => !pattern.test(candidate);
}

/** Builds a matcher; throws bad_data for an unknown operator or a wrong expression. */
export function labelMatcher(name: string, operator: string, value: string): LabelMatcher {
  if (operator !== "=" && operator !== "!=" && operator !== "=~" && operator !== "!~")
    throw new PromqlError("bad_data", `unknown matching operator ${operator}`);
  return { name, operator, value, test: testOf(operator, value) };
}

export function matchesAll(labels: Labels, matchers: readonly LabelMatcher[]): boolean {
  return matchers.every((matcher) => matcher.test(labelValue(labels, matcher.name)));
}
