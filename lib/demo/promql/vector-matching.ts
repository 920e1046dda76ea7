import type { Evaluation } from "./evaluation";
import { type Labels, labelKey, onlyLabels, withoutLabels } from "./labels";
import { childrenOf, type SyntaxNode, textAt } from "./syntax";

/** How the series of two vectors find each other. */
export interface VectorMatching {
  readonly on: boolean;
  readonly names: readonly string[];
  readonly many: "left" | "right" | null;
  /** Labels taken over from the "one" side (group_left and group_right). */
  readonly include: readonly string[];
}

function manySide(clause: SyntaxNode | null): VectorMatching["many"] {
  if (clause?.getChild("GroupLeft")) return "left";
  return clause?.getChild("GroupRight") ? "right" : null;
}

/** Reads `on`, `ignoring`, `group_left` and `group_right`; without them all labels must be equal. */
export function readMatching(evaluation: Evaluation, node: SyntaxNode): VectorMatching {
  const clause = node.getChild("MatchingModifierClause");
  const lists = clause
    ? clause
        .getChildren("GroupingLabels")
        .map((list) => childrenOf(list).map((name) => textAt(evaluation.text, name)))
    : [];
  return {
    on: Boolean(clause?.getChild("On")),
    names: lists[0] ?? [],
    many: manySide(clause),
    include: lists[1] ?? [],
  };
}

/** The labels by which a series is matched, without the metric's name unless `on` names it. */
export function matchLabels(labels: Labels, matching: VectorMatching): Labels {
  return matching.on ? onlyLabels(labels, matching.names) : withoutLabels(labels, matching.names);
}

export const matchKey = (labels: Labels, matching: VectorMatching): string =>
  labelKey(matchLabels(labels, matching));
