import { errorCode } from "@/lib/adapters/shared/error-code";
import type { Log } from "@/lib/adapters/shared/log";
import type { WatchedKind } from "./objects/watched-kinds";
import type { WatchDeps } from "./watch/watch-deps";
import { watchKind } from "./watch/watch-kind";

/** Starts one watch per kind; resolves when all have ended, which they do when the signal aborts. */
export async function startWatching(
  kinds: readonly WatchedKind[],
  deps: WatchDeps,
  log: Log,
  signal: AbortSignal,
): Promise<void> {
  await Promise.all(
    kinds.map((kind) =>
      watchKind(kind, kind.within, deps, signal).catch((error: unknown) => {
        log.error({ kind: kind.key, cause: errorCode(error) }, "a watch ended unexpectedly");
      }),
    ),
  );
}
