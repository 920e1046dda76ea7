import type { GraphWarning } from "@/lib/domain/graph/graph";

/**
 * A warning for each configured metric name that is a recording rule's (it has a colon): the rate of counters summed
 * before jumps whenever one of them restarts.
 */
export function summedCounterWarnings(metricNames: Readonly<Record<string, string>>): GraphWarning[] {
  return Object.values(metricNames)
    .filter((name) => name.includes(":"))
    .map((name) => ({
      code: "summedCounters",
      message: `${name} is a recorded sum of counters: when one of them restarts, its rate reads too high.`,
    }));
}
