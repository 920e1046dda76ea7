import type { Measure } from "@/lib/domain/graph/telemetry-row";
import type { TickRequest } from "@/lib/ports/metrics-source";
import { measureQuery } from "./measure-query";
import { quantileQuery } from "./quantile-query";
import type { QueryContext } from "./query-context";

export interface TickQuery {
  readonly topic: Measure | "quantile";
  readonly promql: string;
}

/** The queries of one tick, requests first; their number depends on what is asked for, never on the namespaces. */
export function tickQueries(request: TickRequest, context: QueryContext): TickQuery[] {
  const measures: Measure[] = ["requests", "tcpToServer", "tcpToClient"];
  if (request.responseTime === "avg") measures.push("durationSumMs", "durationCount");
  if (request.throughput) measures.push("requestBytes", "responseBytes");
  if (request.messages) measures.push("requestMessages", "responseMessages");
  const queries: TickQuery[] = measures.map((topic) => ({ topic, promql: measureQuery(topic, context) }));
  const { responseTime, type, serviceNodes } = request;
  if (responseTime !== null && responseTime !== "avg") {
    queries.push({ topic: "quantile", promql: quantileQuery(responseTime, type, serviceNodes, context) });
  }
  return queries;
}
