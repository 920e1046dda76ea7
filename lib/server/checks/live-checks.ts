import type { ClusterObject } from "@/lib/domain/mesh/cluster-object";
import type { ObjectRef } from "@/lib/domain/mesh/object-ref";
import { createMeshChecks, type MeshChecks } from "@/lib/domain/validations/create-mesh-checks";
import type { ClusterSource, ObjectChange } from "@/lib/ports/cluster-source";
import { followedKinds } from "./followed-kinds";
import { meshSettings, type CheckSettings } from "./mesh-settings";

export interface LiveChecks {
  /** The findings of the cluster as it is now. */
  current(): MeshChecks;
  close(): void;
}

/** More changes than this are not worth following one by one. */
const MOST_PENDING = 5_000;

interface Held {
  readonly checks: MeshChecks;
  /** Equal texts: the same settings and the same kinds read. */
  readonly basis: string;
}

/**
 * Keeps the checks of the cluster's objects up to date. They run when somebody asks, and then only for what changed since
 * the last time; changed settings and kinds that come and go mean a fresh start.
 */
export function createLiveChecks(
  cluster: Pick<ClusterSource, "snapshot" | "status" | "onChange">,
  settings: CheckSettings,
): LiveChecks {
  let held: Held | null = null;
  let pending = new Map<string, Pending>();
  const unsubscribe = cluster.onChange((changes) => {
    if (held === null) return;
    for (const change of changes) note(pending, change);
    if (pending.size > MOST_PENDING) held = null;
  });
  return {
    current() {
      const snapshot = cluster.snapshot();
      const known = followedKinds(cluster.status().kinds);
      const mesh = meshSettings(snapshot, settings);
      const basis = JSON.stringify([mesh, [...known].sort()]);
      const changes = Array.from(pending.values());
      pending = new Map();
      if (held?.basis !== basis) held = { basis, checks: createMeshChecks(snapshot, mesh, known) };
      else if (changes.length > 0) held = { basis, checks: held.checks.with(toChanges(changes)) };
      return held.checks;
    },
    close: unsubscribe,
  };
}

interface Pending {
  readonly ref: ObjectRef;
  readonly after: ClusterObject | undefined;
}

function note(pending: Map<string, Pending>, { kindKey, before, after }: ObjectChange): void {
  const meta = (after ?? before)?.meta;
  if (meta === undefined) return;
  const ref = { kind: kindKey, namespace: meta.namespace, name: meta.name };
  pending.set(`${kindKey}/${meta.namespace}/${meta.name}`, { ref, after });
}

function toChanges(changes: readonly Pending[]): Parameters<MeshChecks["with"]>[0] {
  return {
    put: changes.flatMap(({ after }) => (after === undefined ? [] : [after])),
    removed: changes.flatMap(({ ref, after }) => (after === undefined ? [ref] : [])),
  };
}
