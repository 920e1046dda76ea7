import { FOREGROUND, ORPHAN } from "../../kube-api/write/deletion/finalizers";
import type { K8sObject } from "../../world/k8s-object";
import { objectsIn, textOr, textsIn } from "../../world/read-json";
import type { Controller, Write } from "../controller";
import { ownedObjects, ownerUid } from "../owned-objects";
import { terminatePod } from "../pods/terminate-pod";
import { everythingIn, ownedIn, OWNER_KINDS, ownersIn } from "./owned-kinds";

/** Whether a kind this collector knows owns the object; other owners it cannot look for. */
const hasKnownOwner = ({ metadata }: K8sObject): boolean =>
  objectsIn(metadata["ownerReferences"]).some(({ kind }) => OWNER_KINDS.has(textOr(kind)));

const remove = (object: K8sObject, now: number): readonly Write[] =>
  object.kind === "Pod" ? terminatePod(object, now) : [{ op: "delete", object }];

/** The object without one of its finalizers; it goes with the last one. */
function withoutFinalizer(object: K8sObject, finalizer: string): Write {
  const finalizers = textsIn(object.metadata["finalizers"]).filter((one) => one !== finalizer);
  return finalizers.length === 0
    ? { op: "delete", object }
    : { op: "update", object: { ...object, metadata: { ...object.metadata, finalizers } } };
}

function disowned(object: K8sObject, owner: K8sObject): Write {
  const ownerReferences = objectsIn(object.metadata["ownerReferences"]).filter(
    ({ uid }) => uid !== owner.metadata.uid,
  );
  return { op: "update", object: { ...object, metadata: { ...object.metadata, ownerReferences } } };
}

/** What is to become of the dependents of an object that is being deleted, before it goes itself. */
function finalize(owner: K8sObject, dependents: readonly K8sObject[], now: number): readonly Write[] {
  const finalizers = textsIn(owner.metadata["finalizers"]);
  if (finalizers.includes(ORPHAN))
    return [...dependents.map((one) => disowned(one, owner)), withoutFinalizer(owner, ORPHAN)];
  if (!finalizers.includes(FOREGROUND)) return [];
  return dependents.length === 0
    ? [withoutFinalizer(owner, FOREGROUND)]
    : dependents.flatMap((one) => remove(one, now));
}

/**
 * Removes what belonged to a controller that is gone, its pods with their grace; on a foreground deletion the dependents go before
 * their owner, and on an orphaning one they stay without it.
 * https://kubernetes.io/docs/concepts/architecture/garbage-collection/#cascading-deletion
 */
export const garbageCollector: Controller = {
  name: "garbage-collector",
  reconcile: (view, now) => {
    const owners = ownersIn(view);
    const owned = ownedIn(view);
    const uids = new Set(owners.map(({ metadata }) => metadata.uid));
    const orphans = owned.filter((object) => {
      const uid = ownerUid(object);
      return uid !== "" && !uids.has(uid) && hasKnownOwner(object);
    });
    const ending = everythingIn(view).filter(({ metadata }) => metadata["deletionTimestamp"] !== undefined);
    const dependentsOf = ending.length === 0 ? null : ownedObjects(owned);
    return {
      writes: [
        ...orphans.flatMap((object) => remove(object, now)),
        ...ending.flatMap((owner) => finalize(owner, dependentsOf?.(owner) ?? [], now)),
      ],
      wakeAt: null,
    };
  },
};
