import type { ApiCall } from "../http/answer-call";
import { parseGraphRequest, type GraphRequest } from "./parse-graph-request";
import { DEFAULT_RETENTION_SECONDS } from "./read-window";

/** The graph a call asks for, checked against the clock and the metrics source's retention (30 days if it does not say). */
export async function readGraphRequest({ backend, search, signal }: ApiCall): Promise<GraphRequest> {
  const retentionSeconds = (await backend.metrics.retentionSeconds(signal)) ?? DEFAULT_RETENTION_SECONDS;
  return parseGraphRequest(search, backend.clock.now() / 1000, retentionSeconds);
}
