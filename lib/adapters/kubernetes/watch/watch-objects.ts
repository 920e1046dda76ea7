import type { ApiFailure } from "../api/api-failure";
import { connectionFailure } from "../api/api-failure";
import type { ApiClient } from "../api/create-api-client";
import { readLines } from "./read-lines";
import { readWatchBatch, type WatchBatch } from "./watch-batch";
import { collectionPath, type WatchTarget } from "./watch-target";

export interface WatchHandlers {
  /** The API server accepted the watch. */
  opened(): void;
  received(batch: WatchBatch): void;
}

/** The API server sends a bookmark about once a minute, so this much silence means a lost connection. */
const IDLE_MS = 150_000;

/**
 * Watches from `resourceVersion` for at most `seconds`, after which the API server ends it. Resolves to why it ended;
 * null is an orderly end.
 */
export async function watchObjects(
  client: ApiClient,
  target: WatchTarget,
  from: { readonly resourceVersion: string; readonly seconds: number },
  handlers: WatchHandlers,
  signal: AbortSignal,
): Promise<ApiFailure | null> {
  const path = collectionPath(target, {
    watch: "true",
    allowWatchBookmarks: "true",
    resourceVersion: from.resourceVersion,
    timeoutSeconds: String(from.seconds),
  });
  const stream = await client.openStream(path, IDLE_MS, signal);
  if (!stream.ok) return stream.failure;
  handlers.opened();
  try {
    for await (const lines of readLines(stream.value)) {
      const batch = readWatchBatch(lines, target);
      handlers.received(batch);
      if (batch.failure !== null) return batch.failure;
    }
    return null;
  } catch (error) {
    return signal.aborted ? { kind: "aborted", message: "no longer wanted" } : connectionFailure(error);
  } finally {
    stream.value.destroy();
  }
}
