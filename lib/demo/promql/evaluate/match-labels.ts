import { type Labels, labelKey, onlyLabels, withoutLabels } from "../labels";
import type { VectorMatching } from "../parse/expression";

/** The labels by which a series is matched, without the metric's name unless `on` names it. */
export function matchLabels(labels: Labels, matching: VectorMatching): Labels {
  return matching.on ? onlyLabels(labels, matching.names) : withoutLabels(labels, matching.names);
}

/** Equal for series that match. */
export const matchKey = (labels: Labels, matching: VectorMatching): string =>
  labelKey(matchLabels(labels, matching));
