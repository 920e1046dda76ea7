import { query } from "@/lib/demo/promql/query";
import type { SeriesSource } from "@/lib/demo/promql/series-source";
import { instantResult } from "@/lib/demo/prometheus-api/format-result";
import { promqlRequest } from "./promql-request";

/** The answer of an instant query as the API would give it, or its error as `kind: message`. */
export function runQuery(source: SeriesSource, text: string, at: number): unknown {
  const outcome = query(source, promqlRequest(text, at));
  return outcome.ok ? instantResult(outcome) : `${outcome.kind}: ${outcome.message}`;
}
