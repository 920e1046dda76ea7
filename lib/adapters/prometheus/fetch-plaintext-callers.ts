import type { PlaintextCaller } from "@/lib/domain/mtls/plaintext-caller";
import type { MetricsFailure, PlaintextRequest, PlaintextResult } from "@/lib/ports/metrics-source";
import type { ApiAnswer } from "./client/api-answer";
import type { ApiClient } from "./client/create-api-client";
import { failure } from "./client/failure";
import {
  plaintextFirstsQuery,
  plaintextGrowthQuery,
  plaintextLastSeenQuery,
  proxiesSinceQuery,
  type PlaintextContext,
  type PlaintextMeasure,
} from "./promql/plaintext-queries";
import { createLabelReader } from "./rows/label-reader";
import { createPlaintextTally, type PlaintextTally } from "./rows/plaintext-tally";
import { readVector } from "./rows/read-vector";

interface PlaintextLimits {
  readonly maxSeries: number;
  readonly maxLabelLength: number;
}

const MEASURES: readonly PlaintextMeasure[] = ["requests", "connections"];

/**
 * Who reached servers in plaintext within the window, in seven queries over plaintext alone. `knownFrom` is what the server
 * says of its oldest sample (Unix seconds; null where it does not). A part of the callers would look like safety, so every
 * query that finds callers must answer whole; when they were last seen, and since when proxies are scraped, may be missing.
 */
export async function fetchPlaintextCallers(
  client: ApiClient,
  request: PlaintextRequest,
  context: PlaintextContext,
  knownFrom: number | null,
  limits: PlaintextLimits,
  signal: AbortSignal,
): Promise<PlaintextResult> {
  const { at, windowSeconds, namespaces } = request;
  const start = Math.max(at - windowSeconds, knownFrom ?? 0);
  if (namespaces?.length === 0) return { ok: true, callers: [], knownSince: start };
  const ask = (query: string): Promise<ApiAnswer> => client.query(query, at, signal);
  const all = <T>(query: (measure: PlaintextMeasure, context: PlaintextContext) => T): T[] =>
    MEASURES.map((measure) => query(measure, context));
  const [counts, moments, scraped] = await Promise.all([
    Promise.all([...all(plaintextGrowthQuery), ...all(plaintextFirstsQuery)].map(ask)),
    Promise.all(all(plaintextLastSeenQuery).map(ask)),
    ask(proxiesSinceQuery(context)),
  ]);
  const tally = createPlaintextTally(createLabelReader(limits.maxLabelLength).read);
  for (const answer of counts) {
    const problem = addCounts(tally, answer, limits.maxSeries);
    if (problem !== null) return problem;
  }
  for (const answer of moments) {
    if (answer.ok) {
      readVector(answer.data, limits.maxSeries, (labels, seen) => tally.addSeen(labels, Math.min(seen, at)));
    }
  }
  const callers = tally.callers().filter(within(namespaces));
  return { ok: true, callers, knownSince: Math.max(start, scrapedSince(scraped) ?? start) };
}

function addCounts(tally: PlaintextTally, answer: ApiAnswer, maxSeries: number): MetricsFailure | null {
  if (!answer.ok) return answer;
  const reading = readVector(answer.data, maxSeries, tally.addCount);
  if (reading === null) return failure("unreachable", "Prometheus' answer is not an instant vector");
  if (reading.dropped === 0) return null;
  return failure("tooLarge", `Prometheus answered ${reading.total} series; ${maxSeries} are read`);
}

const within =
  (namespaces: readonly string[] | null) =>
  ({ destinationNamespace }: PlaintextCaller): boolean =>
    namespaces === null || namespaces.includes(destinationNamespace);

function scrapedSince(answer: ApiAnswer): number | null {
  const found: number[] = [];
  if (answer.ok) readVector(answer.data, 1, (_, value) => found.push(value) > 0);
  return found[0] ?? null;
}
