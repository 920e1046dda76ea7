import type { GraphWarning } from "@/lib/domain/graph/graph";
import type { QueryRecord } from "@/lib/domain/graph/tick";
import type { TickRequest, TickResult } from "@/lib/ports/metrics-source";
import type { ApiAnswer } from "./client/api-answer";
import type { ApiClient } from "./client/create-api-client";
import { failure } from "./client/failure";
import type { TickQuery } from "./promql/tick-queries";
import { createLabelReader } from "./rows/label-reader";
import { readAnswer, type AnswerRows } from "./rows/read-answer";

interface TickLimits {
  readonly maxSeries: number;
  readonly maxLabelLength: number;
}

interface QueryAnswer {
  readonly query: TickQuery;
  readonly answer: ApiAnswer;
  /** null where the query failed. */
  readonly part: AnswerRows | null;
}

/**
 * Runs the queries of one tick in parallel and reads their rows. Fails when the first (requests) fails; of any other that
 * fails only a warning remains.
 */
export async function fetchTick(
  client: ApiClient,
  request: TickRequest,
  queries: readonly TickQuery[],
  limits: TickLimits,
  signal: AbortSignal,
): Promise<TickResult> {
  const reader = createLabelReader(limits.maxLabelLength);
  const ask = async (query: TickQuery): Promise<QueryAnswer> => {
    const answer = await client.query(query.promql, request.at, signal);
    // Read as it arrives, while the server still works on the others.
    const part = answer.ok ? readAnswer(query.topic, answer.data, reader, limits.maxSeries) : null;
    return { query, answer, part };
  };
  const answers = await Promise.all(queries.map(ask));
  if (signal.aborted) return failure("aborted", "the tick is not wanted any more");
  const first = answers[0]?.answer;
  if (first?.ok === false) return first;

  const parts = answers.flatMap(({ part }) => part ?? []);
  const warnings = answers.flatMap(warningsOf);
  if (reader.cut() > 0) {
    const message = `${reader.cut()} label values were longer than ${limits.maxLabelLength} characters and were cut.`;
    warnings.push({ code: "labelsCut", message });
  }
  const { at, windowSeconds } = request;
  const rows = parts.flatMap((part) => part.rows);
  const quantiles = parts.flatMap((part) => part.quantiles);
  return {
    ok: true,
    tick: {
      at,
      windowSeconds,
      rows,
      quantiles,
      queries: answers.flatMap(recordOf),
      warnings: distinct(warnings),
    },
  };
}

function recordOf({ query, answer, part }: QueryAnswer): QueryRecord[] {
  if (!answer.ok || part === null) return [];
  const { topic: measure, promql } = query;
  return [{ measure, promql, durationMs: answer.durationMs, series: part.series }];
}

function warningsOf({ query, answer, part }: QueryAnswer): GraphWarning[] {
  if (!answer.ok) {
    return [{ code: "queryFailed", message: `No data for ${query.topic}: ${answer.message}` }];
  }
  return [
    ...answer.warnings.map((message) => ({ code: "metricsWarning", message })),
    ...answer.infos.map((message) => ({ code: "metricsInfo", message })),
    ...(part?.warnings ?? []),
  ];
}

function distinct(warnings: readonly GraphWarning[]): GraphWarning[] {
  return [...new Map(warnings.map((warning) => [`${warning.code} ${warning.message}`, warning])).values()];
}
