import type { ApiClient } from "../client/create-api-client";
import { anyOf } from "../promql/any-of";
import type { LabelMatcher } from "../promql/label-matcher";
import { selector } from "../promql/selector";
import { readVector } from "../rows/read-vector";
import { RECORDED_METRICS, recordingRule } from "./recording-rules";

/** Ages, in seconds, at which the rules' series are looked for. */
const AGES = [0, 300, 900, 3_600, 21_600, 86_400, 604_800];
const MAX_SERIES = RECORDED_METRICS.length * AGES.length;

/** The query that finds which recorded series exist now and existed at each of the ages. */
export function recordedSinceQuery(matchers: readonly LabelMatcher[]): string {
  const recorded = selector(null, [anyOf("__name__", RECORDED_METRICS.map(recordingRule)), ...matchers]);
  const atAge = (age: number): string =>
    `label_replace(count by (__name__) (${recorded}${age === 0 ? "" : ` offset ${age}s`}), "age", "${age}", "", "")`;
  return AGES.map(atAge).join(" or ");
}

/**
 * Since when (Unix seconds) each of Istio's metrics is recorded, as far as the ages tell: a window that begins earlier is
 * not covered. Metrics that are not recorded now are absent. Null when the server could not be asked.
 */
export async function recordedSince(
  client: ApiClient,
  matchers: readonly LabelMatcher[],
  nowSeconds: number,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, number> | null> {
  const answer = await client.query(recordedSinceQuery(matchers), nowSeconds, signal);
  if (!answer.ok) return null;
  const found = new Set<string>();
  readVector(answer.data, MAX_SERIES, (labels) => {
    found.add(`${String(labels["__name__"])} ${String(labels["age"])}`);
    return true;
  });
  const since = new Map<string, number>();
  for (const metric of RECORDED_METRICS) {
    const gap = AGES.findIndex((age) => !found.has(`${recordingRule(metric)} ${age}`));
    const oldest = gap === -1 ? AGES.at(-1) : AGES[gap - 1];
    if (oldest !== undefined) since.set(metric, nowSeconds - oldest);
  }
  return since;
}
