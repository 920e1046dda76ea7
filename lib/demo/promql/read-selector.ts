import type { Evaluation } from "./evaluation";
import { type LabelMatcher, labelMatcher } from "./label-matcher";
import { durationMs, numberLiteral, stringLiteral } from "./literals";
import { PromqlError } from "./promql-error";
import { type SyntaxNode, childrenOf, onlyChild, textAt } from "./syntax";

/** A vector or matrix selector with its modifiers; `at` is the time of an `@` modifier in unix milliseconds. */
export interface Selector {
  readonly matchers: readonly LabelMatcher[];
  readonly rangeMs: number | null;
  readonly offsetMs: number;
  readonly at: number | null;
}

function readMatcher(text: string, node: SyntaxNode): LabelMatcher {
  const [name, operator, value] = childrenOf(node);
  if (node.name === "QuotedLabelName")
    return labelMatcher("__name__", "=", stringLiteral(textAt(text, node)));
  if (!name || !operator || !value) throw new PromqlError("bad_data", "incomplete label matcher");
  const label = textAt(text, name);
  return labelMatcher(
    name.name === "QuotedLabelName" ? stringLiteral(label) : label,
    textAt(text, operator),
    stringLiteral(textAt(text, value)),
  );
}

/** The matchers of a vector selector; one that would match the empty string only is refused, as Prometheus does. */
export function readMatchers(text: string, node: SyntaxNode): readonly LabelMatcher[] {
  const matchers: LabelMatcher[] = [];
  for (const child of childrenOf(node)) {
    if (child.name === "Identifier") matchers.push(labelMatcher("__name__", "=", textAt(text, child)));
    if (child.name === "LabelMatchers")
      for (const matcher of childrenOf(child)) matchers.push(readMatcher(text, matcher));
  }
  if (matchers.every((matcher) => matcher.test("")))
    throw new PromqlError("bad_data", "vector selector must contain at least one non-empty matcher");
  return matchers;
}

function readDuration(evaluation: Evaluation, node: SyntaxNode): number {
  const text = textAt(evaluation.text, node).replaceAll(/\s/g, "");
  const sign = text.startsWith("-") ? -1 : 1;
  const parsed = durationMs(text.replace(/^[+-]/, ""));
  if (parsed === null) throw new PromqlError("bad_data", `not a valid duration: ${text}`);
  return sign * parsed;
}

function readRange(evaluation: Evaluation, node: SyntaxNode): Selector {
  const [inner, duration] = childrenOf(node);
  if (!inner || !duration) throw new PromqlError("bad_data", "incomplete range selector");
  const rangeMs = readDuration(evaluation, duration);
  if (rangeMs <= 0) throw new PromqlError("bad_data", "duration must be greater than 0");
  return { ...readSelector(evaluation, inner), rangeMs };
}

function readAt(evaluation: Evaluation, node: SyntaxNode): number {
  const { times } = evaluation;
  const text = textAt(evaluation.text, node);
  if (text.startsWith("start")) return times[0] ?? 0;
  if (text.startsWith("end")) return times[times.length - 1] ?? 0;
  return Math.round(numberLiteral(text) * 1_000);
}

/** Reads a selector and the `[range]`, `offset` and `@` around it; throws bad_data for any other expression. */
export function readSelector(evaluation: Evaluation, node: SyntaxNode): Selector {
  switch (node.name) {
    case "VectorSelector":
      return { matchers: readMatchers(evaluation.text, node), rangeMs: null, offsetMs: 0, at: null };
    case "MatrixSelector":
      return readRange(evaluation, node);
    case "ParenExpr":
      return readSelector(evaluation, onlyChild(node));
    case "OffsetExpr": {
      const duration = node.getChild("OffsetDurationExpr");
      if (!duration) throw new PromqlError("bad_data", "offset needs a duration");
      return { ...readSelector(evaluation, onlyChild(node)), offsetMs: readDuration(evaluation, duration) };
    }
    case "StepInvariantExpr": {
      const time = childrenOf(node)[2];
      if (!time) throw new PromqlError("bad_data", "@ needs a time");
      return { ...readSelector(evaluation, onlyChild(node)), at: readAt(evaluation, time) };
    }
    default:
      throw new PromqlError(
        "execution",
        `not supported by the simulated Prometheus: ${textAt(evaluation.text, node)}`,
      );
  }
}

/** The times at which a selector is looked up: shifted by its offset, pinned by its `@`. */
export function lookupTimes(evaluation: Evaluation, selector: Selector): Float64Array {
  return evaluation.times.map((time) => (selector.at ?? time) - selector.offsetMs);
}
