import type { KindState } from "@/lib/domain/mesh/kind-state";

/** The state of every watch, and a way to wait until none is in its first sync. */
export interface KindStates {
  set(state: KindState): void;
  remove(kind: string, namespace: string | null): void;
  all(): readonly KindState[];
  /** Resolves when no watch is in its first sync, or when the signal aborts. */
  whenSettled(signal: AbortSignal): Promise<void>;
}

export function createKindStates(): KindStates {
  const states = new Map<string, KindState>();
  const waiting = new Set<() => void>();
  const keyOf = (kind: string, namespace: string | null): string => `${kind} ${namespace ?? ""}`;
  const settled = (): boolean => Array.from(states.values()).every(({ state }) => state !== "syncing");
  const wake = (): void => {
    if (waiting.size === 0 || !settled()) return;
    for (const resume of waiting) resume();
  };

  return {
    set(state) {
      states.set(keyOf(state.kind, state.namespace), state);
      wake();
    },
    remove(kind, namespace) {
      states.delete(keyOf(kind, namespace));
      wake();
    },
    all: () => Array.from(states.values()),
    whenSettled(signal) {
      if (signal.aborted || settled()) return Promise.resolve();
      return new Promise((resolve) => {
        const resume = (): void => {
          waiting.delete(resume);
          signal.removeEventListener("abort", resume);
          resolve();
        };
        waiting.add(resume);
        signal.addEventListener("abort", resume, { once: true });
      });
    },
  };
}
