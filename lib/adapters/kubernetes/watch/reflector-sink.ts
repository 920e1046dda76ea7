import type { Clock } from "@/lib/ports/clock";
import type { KindStates } from "../snapshot/kind-states";
import type { SnapshotStore } from "../snapshot/snapshot-store";
import type { ReflectorSink } from "./reflector";

interface SinkDeps {
  readonly store: SnapshotStore;
  readonly states: KindStates;
  readonly clock: Clock;
}

/** Writes what one reflector says into the snapshot and into the kind's state. */
export function reflectorSink(
  scope: { readonly kind: string; readonly namespace: string | null },
  { store, states, clock }: SinkDeps,
): ReflectorSink {
  let objects = 0;
  let since: number | null = null;
  return {
    objects(table, steps) {
      objects = table.size;
      store.put(scope.kind, scope.namespace, table, steps);
      if (since !== null) states.set({ ...scope, objects, state: "live", since });
    },
    live() {
      since = clock.now();
      states.set({ ...scope, objects, state: "live", since });
    },
    stale(lostAt, cause) {
      since = null;
      states.set({ ...scope, objects, state: "stale", since: lostAt, cause });
    },
  };
}
