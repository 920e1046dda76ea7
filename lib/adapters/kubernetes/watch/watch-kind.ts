import type { KindState } from "@/lib/domain/mesh/kind-state";
import { keptFields } from "../objects/kept-fields";
import type { WatchedKind } from "../objects/watched-kinds";
import { backOffMs } from "./back-off";
import { runReflector, type ReflectorEnd } from "./reflector";
import { reflectorSink } from "./reflector-sink";
import { resourceName } from "./watch-target";
import { watchByNamespace } from "./watch-by-namespace";
import { RECHECK_MS, type WatchDeps } from "./watch-deps";

/**
 * Keeps one kind mirrored until the signal aborts: in one namespace, or (null) cluster-wide and, where that is refused,
 * namespace by namespace. A CRD or a right that comes later is picked up.
 */
export async function watchKind(
  kind: WatchedKind,
  namespace: string | null,
  deps: WatchDeps,
  signal: AbortSignal,
): Promise<void> {
  const scope = { kind: kind.key, namespace };
  const startedAt = deps.clock.now();
  deps.states.set({ ...scope, objects: 0, state: "syncing" });
  let failures = 0;
  while (!signal.aborted) {
    const versions = await deps.discovery(signal);
    if (!versions.ok) {
      failures += 1;
      deps.states.set({
        ...scope,
        objects: 0,
        state: "stale",
        since: startedAt,
        cause: versions.failure.message,
      });
      await deps.sleep(backOffMs(failures, deps.random()), signal);
      continue;
    }
    failures = 0;
    const version = versions.value.get(kind.key)?.version;
    const end: ReflectorEnd =
      version === undefined
        ? { why: "notServed" }
        : await runReflector(
            { kind, version, namespace, kept: keptFields(kind.key) },
            deps,
            reflectorSink(scope, deps),
            signal,
          );
    await settle(kind, namespace, end, deps, signal);
  }
  deps.store.remove(kind.key, namespace);
  deps.states.remove(kind.key, namespace);
}

async function settle(
  kind: WatchedKind,
  namespace: string | null,
  end: ReflectorEnd,
  deps: WatchDeps,
  signal: AbortSignal,
): Promise<void> {
  if (end.why === "aborted") return;
  deps.store.remove(kind.key, namespace);
  const scope = { kind: kind.key, namespace, objects: 0 };
  if (end.why === "notServed") {
    deps.states.set({ ...scope, state: "notServed" });
    await deps.sleep(RECHECK_MS, signal);
    return;
  }
  const denied: KindState = { ...scope, state: "denied", verb: end.verb, resource: resourceName(kind) };
  if (namespace === null && kind.namespaced && end.verb === "list") {
    await watchByNamespace(kind, denied, (name, until) => watchKind(kind, name, deps, until), deps, signal);
    return;
  }
  deps.states.set(denied);
  await deps.sleep(RECHECK_MS, signal);
}
