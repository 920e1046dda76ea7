import type { QueryRecord } from "@/lib/domain/graph/tick";

export type QueryTopic = "requests" | "tcp" | "responseTime";

const MEASURES: Readonly<Record<QueryTopic, readonly QueryRecord["measure"][]>> = {
  requests: ["requests"],
  tcp: ["tcpToServer", "tcpToClient"],
  responseTime: ["durationSumMs", "durationCount", "quantile"],
};

/** The queries of a tick that fed numbers of these topics. */
export function queriesFor(
  queries: readonly QueryRecord[],
  topics: readonly QueryTopic[],
): readonly QueryRecord[] {
  const wanted = new Set(topics.flatMap((topic) => MEASURES[topic]));
  return queries.filter(({ measure }) => wanted.has(measure));
}
