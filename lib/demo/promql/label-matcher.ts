import { goRegExp } from "./go-reg-exp";
import { type Labels, labelValue } from "./labels";
import { PromqlError } from "./promql-error";

/** One condition of a selector. An absent label counts as "". */
export interface LabelMatcher {
  readonly name: string;
  readonly operator: "=" | "!=" | "=~" | "!~";
  readonly value: string;
  test(value: string): boolean;
}

function testOf(operator: LabelMatcher["operator"], value: string): (candidate: string) => boolean {
  if (operator === "=") return (candidate) => candidate === value;
  if (operator === "!=") return (candidate) => candidate !== value;
  const pattern = goRegExp(value);
  if (!pattern.ok)
    throw new PromqlError("bad_data", `error parsing regexp: ${pattern.reason}: \`^(?:${value})$\``);
  const { expression } = pattern;
  return operator === "=~"
    ? (candidate) => expression.test(candidate)
    : (candidate) => !expression.test(candidate);
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
