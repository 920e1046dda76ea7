import type { ClusterObject } from "@/lib/domain/mesh/cluster-object";
import type { ObjectRef } from "@/lib/domain/mesh/object-ref";
import { parseTimestamp } from "@/lib/domain/mesh/parse-timestamp";
import type { Revision } from "./revision";
import { writesOf, type Write } from "./writes-of";

/** A change that was not seen: its time and author are known, its content is not. */
export type Mark = Omit<Revision, "id"> & { readonly how: "reconstructed"; readonly state: null };

/** Controllers whose ReplicaSets tell of their rollouts. */
const ROLLED_OUT: ReadonlySet<string> = new Set(["Deployment", "Rollout"]);
/** The API server stamps an object and its first write one after the other. */
const SAME_MOMENT_MS = 2_000;

/**
 * The changes that an object's metadata tells of, oldest first: its creation, and the last write of every field manager
 * after it.
 */
export function marksOf(object: ClusterObject, ref: ObjectRef): readonly Mark[] {
  const created = milliseconds(object.meta.creationTimestamp);
  const writes = writesOf(object);
  if (created === null) return writes.map((write) => mark(ref, object.meta.uid, "changed", write));
  const isFirst = ({ at }: Write): boolean => at - created < SAME_MOMENT_MS;
  const manager = writes.find(isFirst)?.manager ?? "";
  return [
    mark(ref, object.meta.uid, "created", { manager, at: created }),
    ...writes.filter((write) => !isFirst(write)).map((write) => mark(ref, object.meta.uid, "changed", write)),
  ];
}

/**
 * The rollout that a ReplicaSet is the trace of; null where it is not one's of a Deployment or Rollout. A Deployment
 * makes a ReplicaSet for every change of its pod template.
 * https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#updating-a-deployment
 */
export function rolloutMark(replicaSet: ClusterObject): Mark | null {
  const { owner, namespace, creationTimestamp } = replicaSet.meta;
  const at = milliseconds(creationTimestamp);
  if (owner === null || at === null || !ROLLED_OUT.has(owner.kind)) return null;
  return mark({ kind: owner.kind, namespace, name: owner.name }, "", "changed", { manager: "", at });
}

function mark(object: ObjectRef, uid: string, action: Revision["action"], { manager, at }: Write): Mark {
  return { object, uid, resourceVersion: "", at, action, how: "reconstructed", manager, state: null };
}

function milliseconds(time: string): number | null {
  const seconds = parseTimestamp(time);
  return seconds === null ? null : seconds * 1000;
}
