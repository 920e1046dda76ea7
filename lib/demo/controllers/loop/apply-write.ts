import type { K8sObject } from "../../world/k8s-object";
import { uidOf } from "../../world/object-meta";
import { findKind } from "../../kube-api/kinds/find-kind";
import { dateObject } from "../../kube-api/store/date-object";
import type { ObjectStore } from "../../kube-api/store/object-store";
import { isSameState, nextState } from "../../kube-api/write/next-state";
import type { Happening, Write } from "../controller";
import { eventOf } from "../events/event-of";

interface Moment {
  /** Unix milliseconds. */
  readonly now: number;
  /** Whether the cluster is being brought up as if it had been running for long. */
  readonly settling: boolean;
}

/** An object that comes to be has the uid of its name and of the moment in the store's history. */
function created(store: ObjectStore, object: K8sObject, { now, settling }: Moment): K8sObject {
  const { kind, metadata } = object;
  const name = settling ? metadata.name : `${metadata.name}@${store.revision}`;
  const { namespace } = metadata;
  const uid = uidOf({ kind, name, ...(namespace === undefined ? {} : { namespace }) });
  const whole = { ...object, metadata: { ...metadata, uid } };
  return settling ? dateObject(whole, now) : whole;
}

/** While settling only warnings are told: of what went well long ago no Event is left. */
function record(store: ObjectStore, happening: Happening, { now, settling }: Moment): void {
  const kind = findKind("v1", "Event");
  if (kind === undefined || (settling && happening.type === "Normal")) return;
  const fresh = eventOf(happening, undefined, now);
  const before = store.get(kind, fresh.metadata.namespace ?? "", fresh.metadata.name);
  store.put(kind, nextState(eventOf(happening, before, now), before, now));
}

/** The beginning of a deletion, which only the API server itself may write. */
function withDeletion(next: K8sObject, { metadata }: K8sObject): K8sObject {
  const { deletionTimestamp, deletionGracePeriodSeconds = 0 } = metadata;
  if (deletionTimestamp === undefined) return next;
  return { ...next, metadata: { ...next.metadata, deletionTimestamp, deletionGracePeriodSeconds } };
}

/** The status endpoint takes over annotations as well, and counts no generation. */
const withStatus = (
  { metadata, ...current }: K8sObject,
  { metadata: given, status }: K8sObject,
): K8sObject => {
  const { resourceVersion: _, ...kept } = metadata;
  return {
    ...current,
    metadata: { ...kept, ...(given.annotations === undefined ? {} : { annotations: given.annotations }) },
    ...(status === undefined ? {} : { status }),
  };
};

/**
 * Stores what a controller wants. What would change nothing is left out, as is a create of what exists and a change of what does
 * not; a kind that is not served is left out too.
 */
export function applyWrite(store: ObjectStore, write: Write, moment: Moment): void {
  if (write.op === "event") {
    record(store, write.happening, moment);
    return;
  }
  const { op, object } = write;
  const kind = findKind(object.apiVersion, object.kind);
  if (kind === undefined) return;
  const { namespace = "", name } = object.metadata;
  const current = store.get(kind, namespace, name);
  if (op === "create") {
    if (current !== undefined) return;
    const whole = created(store, object, moment);
    store.put(kind, nextState(whole, whole, moment.now));
    return;
  }
  if (current === undefined) return;
  if (op === "delete") {
    store.remove(kind, namespace, name);
    return;
  }
  const next =
    op === "update"
      ? withDeletion(nextState(object, current, moment.now), object)
      : withStatus(current, object);
  if (!isSameState(current, next)) store.put(kind, next);
}
