import { labelKey, type Labels, labelValue, onlyLabels, withoutLabels } from "../labels";
import type { Aggregation } from "../parse/expression";
import type { VectorSeries } from "../value";

type Grouping = Pick<Aggregation, "without" | "grouping">;

export interface Group {
  readonly labels: Labels;
  readonly members: VectorSeries[];
}

/** The key of a series' group; cheaper than its labels, which are made once a group. */
function groupKey(labels: Labels, { without, grouping }: Grouping): string {
  if (without) return labelKey(withoutLabels(labels, grouping));
  let key = "";
  for (const name of grouping) key += `${labelValue(labels, name)}\u0001`;
  return key;
}

/** The labels that a group of an aggregation keeps. */
export const groupLabels = (labels: Labels, { without, grouping }: Grouping): Labels =>
  without ? withoutLabels(labels, grouping) : onlyLabels(labels, grouping);

/** The series in their groups, in the order in which the groups appear. */
export function grouped(series: readonly VectorSeries[], grouping: Grouping): readonly Group[] {
  const groups = new Map<string, Group>();
  for (const one of series) {
    const key = groupKey(one.labels, grouping);
    const group = groups.get(key);
    if (group) group.members.push(one);
    else groups.set(key, { labels: groupLabels(one.labels, grouping), members: [one] });
  }
  return [...groups.values()];
}
