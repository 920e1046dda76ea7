import { query } from "@/lib/demo/promql/query";
import type { SeriesSource } from "@/lib/demo/promql/series-source";
import { instantResult } from "@/lib/demo/prometheus-api/format-result";

/** The answer of an instant query as the API would give it, or its error as `kind: message`. */
export function runQuery(source: SeriesSource, text: string, at: number): unknown {
  const outcome = query(source, {
    text,
    start: at,
    end: at,
    stepMs: 0,
    lookbackMs: 300_000,
    leftOpen: true,
    expired: () => false,
  });
  return outcome.ok ? instantResult(outcome) : `${outcome.kind}: ${outcome.message}`;
}
