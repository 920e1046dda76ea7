import type { Sleep } from "@/lib/adapters/shared/sleep";
import type { ApiClient } from "../api/create-api-client";

const AGAIN_MS = 600_000;
const RETRY_MS = 10_000;

/** Keeps asking for the API server's version ("v1.34.0") and tells it; resolves when the signal aborts. */
export async function trackVersion(
  client: ApiClient,
  sleep: Sleep,
  tell: (version: string) => void,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    const answer = await client.getJson("/version", signal);
    const version = answer.ok ? answer.value["gitVersion"] : undefined;
    if (typeof version === "string") tell(version);
    await sleep(answer.ok ? AGAIN_MS : RETRY_MS, signal);
  }
}
