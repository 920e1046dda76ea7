import type { ApiCall } from "../http/answer-call";
import { parseWindow } from "./parse-window";

/** What is taken to be kept where the metrics source does not say. */
export const DEFAULT_RETENTION_SECONDS = 30 * 86_400;

/** A window in seconds, no longer than the metrics source keeps. Throws a 400 problem. */
export async function readWindow(
  { backend, signal }: Pick<ApiCall, "backend" | "signal">,
  text: string | undefined,
  otherwise: string,
): Promise<number> {
  const retentionSeconds = (await backend.metrics.retentionSeconds(signal)) ?? DEFAULT_RETENTION_SECONDS;
  return parseWindow(text ?? otherwise, retentionSeconds);
}
