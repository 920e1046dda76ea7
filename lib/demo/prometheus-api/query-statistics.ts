import type { QueryOutcome } from "../promql/query";

/**
 * The `stats` of an answer: how long the query took and how many samples it read, with `all` at each step too.
 * Source: QueryStats in Prometheus' util/stats/query_stats.go.
 */
export function queryStatistics(
  { samples, times }: Extract<QueryOutcome, { ok: true }>,
  seconds: number,
  perStep: boolean,
): unknown {
  const each = samples / Math.max(1, times.length);
  return {
    timings: {
      evalTotalTime: seconds,
      resultSortTime: 0,
      queryPreparationTime: 0,
      innerEvalTime: seconds,
      execQueueTime: 0,
      execTotalTime: seconds,
    },
    samples: {
      ...(perStep
        ? { totalQueryableSamplesPerStep: [...times].map((time) => [time / 1_000, Math.round(each)]) }
        : {}),
      totalQueryableSamples: samples,
      peakSamples: samples,
    },
  };
}
