import { anyOf } from "./any-of";
import type { LabelMatcher } from "./label-matcher";
import { labelName } from "./label-name";
import { oncePerReplica } from "./once-per-replica";
import type { QueryContext } from "./query-context";
import { selector } from "./selector";

const SCOPE_LABELS = [
  "source_workload_namespace",
  "destination_workload_namespace",
  "destination_service_namespace",
];

/**
 * The per-second rate of a metric, summed by `groupBy`. With a scope it is a union of one branch per namespace label,
 * because any of them can be unknown or foreign; `or` keeps the first of two equal label sets. Branches whose label is
 * grouped come first: their sums are whole, while a branch on a label that is summed away holds only the part in scope.
 */
export function summedRate(
  standardName: string,
  groupBy: readonly string[],
  context: QueryContext,
  matchers: readonly LabelMatcher[] = [],
): string[] {
  const sum = (extra: readonly LabelMatcher[]): string => {
    const rate = rateOf(standardName, [...matchers, ...extra, ...context.matchers], context);
    return `sum by (${groupBy.map(labelName).join(",")}) (${rate})`;
  };
  const { scope } = context;
  if (scope === null) return [sum([])];
  const ordered = [
    ...SCOPE_LABELS.filter((label) => groupBy.includes(label)),
    ...SCOPE_LABELS.filter((label) => !groupBy.includes(label)),
  ];
  return ordered.map((label) => sum([anyOf(label, scope)]));
}

function rateOf(standardName: string, matchers: readonly LabelMatcher[], context: QueryContext): string {
  const { name, recorded } = context.metric(standardName);
  const range = `${selector(name, matchers)}[${context.windowSeconds}s]`;
  const rate = recorded ? `avg_over_time(${range})` : `rate(${range})`;
  return oncePerReplica(rate, context.replicaLabels);
}
