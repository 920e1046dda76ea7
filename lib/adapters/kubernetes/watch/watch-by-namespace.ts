import type { KindState } from "@/lib/domain/mesh/kind-state";
import { keptFields } from "../objects/kept-fields";
import type { WatchedKind } from "../objects/watched-kinds";
import type { WatchDeps } from "./watch-deps";
import { collectionPath } from "./watch-target";

/** More namespaces than this are not watched one by one. */
const MAX_NAMESPACES = 200;
/** How often the namespaces, and whether the cluster-wide list is granted by now, are asked again. */
const RECHECK_MS = 30_000;

/**
 * Watches a kind in each visible namespace while a cluster-wide list is refused; namespaces that appear or disappear
 * are followed. Returns when the signal aborts or the cluster-wide list is granted. `denied` is the state to show when
 * there is no namespace to look in, or too many to look in all.
 */
export async function watchByNamespace(
  kind: WatchedKind,
  denied: KindState,
  watchOne: (namespace: string, signal: AbortSignal) => Promise<void>,
  deps: WatchDeps,
  signal: AbortSignal,
): Promise<void> {
  const running = new Map<string, { readonly stop: AbortController; readonly done: Promise<void> }>();
  const start = (namespace: string): void => {
    const stop = new AbortController();
    const done = watchOne(namespace, AbortSignal.any([signal, stop.signal]));
    running.set(namespace, { stop, done });
  };
  do {
    const access = await deps.namespaces(signal);
    if (access.state === "known") {
      const wanted = new Set(access.namespaces.slice(0, MAX_NAMESPACES));
      for (const [namespace, { stop }] of running) {
        if (wanted.has(namespace)) continue;
        stop.abort();
        running.delete(namespace);
      }
      for (const namespace of wanted) if (!running.has(namespace)) start(namespace);
    }
    const all = access.state !== "known" || access.namespaces.length <= MAX_NAMESPACES;
    if (running.size === 0 || !all) deps.states.set(denied);
    else deps.states.remove(kind.key, null);
    await deps.sleep(RECHECK_MS, signal);
  } while (!signal.aborted && !(await mayListEverywhere(kind, deps, signal)));
  for (const { stop } of running.values()) stop.abort();
  await Promise.all(Array.from(running.values(), ({ done }) => done));
}

async function mayListEverywhere(kind: WatchedKind, deps: WatchDeps, signal: AbortSignal): Promise<boolean> {
  const versions = await deps.discovery(signal);
  const version = versions.ok ? versions.value.get(kind.key)?.version : undefined;
  if (version === undefined) return false;
  const target = { kind, version, namespace: null, kept: keptFields(kind.key) };
  return (await deps.client.getJson(collectionPath(target, { limit: "1" }), signal)).ok;
}
