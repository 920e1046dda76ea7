import type { QueryRequest } from "@/lib/demo/promql/query";

/** A request for an expression at one time (unix milliseconds), with Prometheus' defaults and no deadline. */
export const promqlRequest = (text: string, at: number): QueryRequest => ({
  text,
  start: at,
  end: at,
  stepMs: 0,
  lookbackMs: 300_000,
  subqueryStepMs: 60_000,
  leftOpen: true,
  expired: () => false,
});
