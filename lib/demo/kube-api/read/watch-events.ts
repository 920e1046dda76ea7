import type { K8sObject } from "../../world/k8s-object";
import type { ObjectFilter } from "../select/object-filter";
import type { ObjectStore, StoreEvent } from "../store/object-store";
import type { ServedKind } from "../kinds/served-kind";

export interface WatchEvent {
  readonly type: StoreEvent["type"];
  readonly object: K8sObject;
}

/** A change as a filtered watch sees it: an object that begins to match is ADDED, one that ceases to is DELETED; null: unseen. */
export function seenThrough(matches: ObjectFilter, { type, object, before }: StoreEvent): WatchEvent | null {
  const matched = before !== null && matches(before);
  const match = type !== "DELETED" && matches(object);
  if (matched && match) return { type: "MODIFIED", object };
  if (matched) return { type: "DELETED", object };
  return match ? { type: "ADDED", object } : null;
}

/** What a watch starts with: all that is there (from 0), the changes since a revision, or null where those are compacted. */
export function firstEvents(
  store: ObjectStore,
  kind: ServedKind,
  matches: ObjectFilter,
  from: number,
): readonly WatchEvent[] | null {
  if (from === 0)
    return store
      .list(kind)
      .filter(matches)
      .map((object) => ({ type: "ADDED", object }));
  const changes = store.changesSince(kind, from);
  return changes?.map((change) => seenThrough(matches, change)).filter((event) => event !== null) ?? null;
}
