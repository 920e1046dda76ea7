import type { ClusterObject } from "@/lib/domain/mesh/cluster-object";
import type { ObjectRef } from "@/lib/domain/mesh/object-ref";
import { marksOf } from "./marks-of";
import { recordedOf } from "./recorded-of";
import type { Revision } from "./revision";
import { sameRecorded } from "./same-recorded";
import { writerOf } from "./writer-of";

/** One object of the mirror, before and after something was heard of it. */
export interface SeenChange {
  readonly object: ObjectRef;
  readonly before: ClusterObject | undefined;
  readonly after: ClusterObject | undefined;
  /** Whether it was there already when watching began. */
  readonly found: boolean;
}

type NewRevision = Omit<Revision, "id">;

/**
 * What a change adds to the history, oldest first, given what was recorded of the object last and the time now (unix
 * milliseconds). Nothing for a change of the status or of what only the API server writes. An object that is found as it
 * was recorded adds nothing; one found otherwise was changed while nobody watched, at the time its field managers tell.
 * One never seen before adds what its metadata tells of earlier changes.
 */
export function revisionsOfChange(
  change: SeenChange,
  last: NewRevision | undefined,
  now: number,
): readonly NewRevision[] {
  const { after } = change;
  if (after === undefined) return deletion(change, last, now);
  const state = stateKnownOf(after, last);
  if (state !== null && sameRecorded(state, recordedOf(after))) return [];
  if (change.found) return foundRevisions(change.object, after, last, now);
  return [contentOf(change, after, state === null ? "created" : "changed", now)];
}

/** What was recorded of this very object, not of another of its name before it; null where nothing was. */
function stateKnownOf(after: ClusterObject, last: NewRevision | undefined): Revision["state"] {
  return last?.uid === after.meta.uid ? last.state : null;
}

function foundRevisions(
  object: ObjectRef,
  after: ClusterObject,
  last: NewRevision | undefined,
  now: number,
): readonly NewRevision[] {
  const marks = marksOf(after, object).filter(({ at }) => at <= now);
  if (last === undefined) return [...marks, contentOf({ object }, after, "found", now)];
  const unseen = marks.filter(({ at }) => at > last.at);
  const action = stateKnownOf(after, last) === null ? "created" : "changed";
  const at = unseen.at(-1)?.at ?? now;
  return [...unseen.slice(0, -1), contentOf({ object }, after, action, at)];
}

function contentOf(
  change: Pick<SeenChange, "object"> & { readonly before?: ClusterObject | undefined },
  after: ClusterObject,
  action: Revision["action"],
  at: number,
): NewRevision {
  return {
    object: change.object,
    uid: after.meta.uid,
    resourceVersion: after.meta.resourceVersion,
    at,
    action,
    how: "watched",
    manager: writerOf(after, change.before)?.manager ?? "",
    state: recordedOf(after),
  };
}

function deletion(
  { object, before }: SeenChange,
  last: NewRevision | undefined,
  now: number,
): readonly NewRevision[] {
  if (last?.action === "deleted") return [];
  return [
    {
      object,
      uid: before?.meta.uid ?? last?.uid ?? "",
      resourceVersion: before?.meta.resourceVersion ?? "",
      at: now,
      action: "deleted",
      how: "watched",
      manager: "",
      state: null,
    },
  ];
}
